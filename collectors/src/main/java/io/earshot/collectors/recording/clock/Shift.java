package io.earshot.collectors.recording.clock;

/**
 * How a clock is put wrong: {@code t' = t + offset + rate * (t - first)}, in whole nanoseconds,
 * rounded down.
 *
 * @param offsetNanos within {@link #MAX_OFFSET_SECONDS}
 * @param partsPerBillion how much faster the clock runs, within {@link #MAX_PARTS_PER_MILLION}
 */
public record Shift(long offsetNanos, long partsPerBillion) {

  /** Ten years of 365 days: a clock that was never set is further off, but no estimate cares. */
  public static final long MAX_OFFSET_SECONDS = 315_360_000;

  /** The most that time daemons slew a clock by, and more than oscillators are off. */
  public static final long MAX_PARTS_PER_MILLION = 500;

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  public Shift {
    if (Math.abs(offsetNanos) > MAX_OFFSET_SECONDS * NANOS_PER_SECOND) {
      throw new IllegalArgumentException("|offsetNanos|=" + offsetNanos + " > 10 years");
    }
    if (Math.abs(partsPerBillion) > MAX_PARTS_PER_MILLION * 1_000) {
      throw new IllegalArgumentException("|partsPerBillion|=" + partsPerBillion + " > 500000");
    }
  }

  /**
   * What the wrong clock shows when the right one shows {@code atNanos}.
   *
   * @param firstNanos when both run at their own rate for the first time
   */
  public long moved(long atNanos, long firstNanos) {
    long sinceFirstNanos = atNanos - firstNanos;
    // Nanoseconds times parts per billion leave 64 bits after five hours: seconds apart from rest.
    long wholeSeconds = Math.floorDiv(sinceFirstNanos, NANOS_PER_SECOND);
    long restNanos = Math.floorMod(sinceFirstNanos, NANOS_PER_SECOND);
    long gainedNanos =
        wholeSeconds * partsPerBillion
            + Math.floorDiv(restNanos * partsPerBillion, NANOS_PER_SECOND);
    return atNanos + offsetNanos + gainedNanos;
  }
}
