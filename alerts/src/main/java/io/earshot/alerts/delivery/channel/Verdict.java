package io.earshot.alerts.delivery.channel;

import org.jspecify.annotations.Nullable;

/** What a reply means for what was told. */
public sealed interface Verdict {

  /** It arrived. */
  record Accepted() implements Verdict {}

  /**
   * It may arrive another time.
   *
   * @param afterMillis not sooner; null = the receiver did not say
   */
  record Again(String why, @Nullable Long afterMillis) implements Verdict {}

  /** It will never arrive like this. */
  record Refused(String why) implements Verdict {}

  /** Some of several arrived and nobody says which: each must be told alone. */
  record Mixed(String why) implements Verdict {}

  Verdict ACCEPTED = new Accepted();
}
