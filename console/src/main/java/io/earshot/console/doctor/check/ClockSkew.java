package io.earshot.console.doctor.check;

/**
 * By how much another host's clock is ahead of ours, from one HTTP answer: the true value is
 * between the two bounds, if both clocks ran evenly meanwhile.
 *
 * <p>RFC 9110 §6.6.1: {@code Date} has a resolution of one second, servers commonly write it once a
 * second, and the answer was made at some moment between our request and its arrival. Asked at 10.0
 * s, told 12, answered at 10.2 s: the server's 12.0 to 14.0 was our 10.0 to 10.2, so it is 1.8 s to
 * 4.0 s ahead.
 *
 * @param minMillis least possible lead, negative = it is behind
 * @param maxMillis largest possible lead
 */
public record ClockSkew(long minMillis, long maxMillis) {

  private static final String NAME = "clock";
  private static final long RESOLUTION_MILLIS = 1000;
  private static final long MAX_AGE_MILLIS = 1000;

  /** The engine refuses records that are further ahead of a live session. */
  private static final long MAX_SKEW_MILLIS = 60_000;

  /**
   * Bounds from one answer.
   *
   * @param dateMillis what the server said, Unix epoch, whole seconds
   * @param sentMillis our clock before the request
   * @param receivedMillis our clock after the answer
   */
  public static ClockSkew of(long dateMillis, long sentMillis, long receivedMillis) {
    return new ClockSkew(
        dateMillis - receivedMillis, dateMillis + RESOLUTION_MILLIS + MAX_AGE_MILLIS - sentMillis);
  }

  /** Warns of what is certain: a lead whose interval holds zero is none. */
  public Check check(String server) {
    String found =
        "%s is %+d ms to %+d ms ahead by its HTTP date".formatted(server, minMillis, maxMillis);
    long leastMillis = Math.max(0, Math.max(minMillis, -maxMillis));
    if (leastMillis == 0) {
      return Check.ok(NAME, found);
    }
    String remedy = "synchronize both hosts with NTP";
    return leastMillis > MAX_SKEW_MILLIS
        ? Check.fail(NAME, found, "at most " + MAX_SKEW_MILLIS + " ms", remedy)
        : Check.warn(NAME, found, "0 ms within the bounds", remedy);
  }
}
