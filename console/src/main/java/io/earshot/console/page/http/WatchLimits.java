package io.earshot.console.page.http;

import java.time.Duration;

/**
 * How many clients may watch at once, and how patient the server is with each.
 *
 * @param maxClients event streams open at once, at least 1
 * @param turn least time between two looks at the state for one client
 * @param heartbeat a stream that was silent this long gets a comment: dead clients show at writes
 *     only
 * @param stall a client that has not read one message after this time is disconnected
 */
public record WatchLimits(int maxClients, Duration turn, Duration heartbeat, Duration stall) {

  /** Four states a second are as many as a person can read. */
  public static final WatchLimits DEFAULT =
      new WatchLimits(512, Duration.ofMillis(250), Duration.ofSeconds(10), Duration.ofSeconds(30));

  public WatchLimits {
    if (!(maxClients >= 1)) {
      throw new IllegalArgumentException("maxClients=" + maxClients + " < 1");
    }
  }
}
