package io.earshot.console.page;

import org.jspecify.annotations.Nullable;

/**
 * How the stream of measurements is doing.
 *
 * @param state what a person should think of the numbers
 * @param ageMillis since anything last came, ticks included; null = nothing came yet
 * @param behindMillis wall clock less event time of the newest closed second; null = unknown
 * @param reason what is wrong, for a person; null = nothing
 */
public record FeedHealth(
    State state, @Nullable Long ageMillis, @Nullable Long behindMillis, @Nullable String reason) {

  /** In this order from good to bad. */
  public enum State {
    LIVE,
    /** The last fifteen minutes are still being read. */
    LOADING,
    /** Nothing comes although it should: what is shown is old. */
    STALE
  }
}
