package io.earshot.alerts.delivery.stage;

import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next attempt: from 0.5 s, twice as long each time up to 30 s, less up
 * to half of it so that many do not come at once. The part is a function of names and numbers.
 */
final class Backoff {

  private static final long FIRST_MILLIS = 500;
  private static final long MAX_MILLIS = 30_000;

  /** A receiver may ask for more patience than ours, not for any. */
  private static final long MAX_ASKED_MILLIS = 300_000;

  private static final int MAX_DOUBLINGS = 6;

  private Backoff() {}

  /**
   * The wait after a failure.
   *
   * @param failures in a row, ≥ 1
   * @param key of what was to be told
   * @param askedMillis what the receiver asked for; null = nothing
   */
  static long millis(int failures, String receiver, String key, @Nullable Long askedMillis) {
    long wholeMillis = Math.min(MAX_MILLIS, FIRST_MILLIS << Math.min(failures - 1, MAX_DOUBLINGS));
    long jitterMillis =
        Math.floorMod(spread(31 * (31 * receiver.hashCode() + key.hashCode()) + failures), 1000)
            * wholeMillis
            / 2000;
    long ownMillis = wholeMillis - jitterMillis;
    return askedMillis == null
        ? ownMillis
        : Math.max(ownMillis, Math.min(askedMillis, MAX_ASKED_MILLIS));
  }

  /** Neighbors far apart: the finalizer of MurmurHash3. */
  private static int spread(int hash) {
    int mixed = hash;
    mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }
}
