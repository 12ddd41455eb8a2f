package io.earshot.collectors.edge.batch;

import java.util.Map;

/** What a number of a batch may be, by the field's name. */
public final class Ranges {

  public static final int MAX_OBSERVATIONS = 1000;
  public static final int MAX_ROWS = 1024;
  public static final int MAX_TEXT_CHARACTERS = 256;

  /** No call is that long; a clock that was never set is 56 years off. */
  public static final long MAX_AGE_NANOS = 24 * 3_600_000_000_000L;

  /** Beyond it nothing in a call is measured: 1e308 is a broken reader, not a long delay. */
  private static final double MAX_MEASURE = 1e15;

  private static final Map<String, Range> BY_FIELD =
      Map.ofEntries(
          Map.entry("ssrc", new Range(0, 0xffff_ffffL)),
          Map.entry("payloadType", new Range(0, 127)),
          Map.entry("sequenceNumber", new Range(0, 65_535)),
          Map.entry("count", new Range(0, MAX_ROWS)),
          Map.entry("observations", new Range(0, MAX_OBSERVATIONS)),
          Map.entry("boot", new Range(0, (1L << 53) - 1)),
          Map.entry("sequence", new Range(0, Long.MAX_VALUE)),
          Map.entry("epoch", new Range(0, Integer.MAX_VALUE)),
          Map.entry("clockRateHertz", new Range(1, 1_000_000)),
          Map.entry("payloadBytes", new Range(0, 65_535)),
          Map.entry("primaryBytes", new Range(0, 65_535)),
          // RFC 3550 A.3: falls below zero when duplicates arrive.
          Map.entry("packetsLost", Range.ANY),
          Map.entry("payloadHash", Range.BITS_32),
          Map.entry("primaryHash", Range.BITS_32),
          Map.entry("rtpTimestampDelta", Range.BITS_32),
          Map.entry("atDeltaNanos", Range.INT));

  private static final Range COUNT = new Range(0, Long.MAX_VALUE);

  private Ranges() {}

  /** True for a whole number that the field may hold; any for times, else counts from 0. */
  public static boolean allows(String field, long value) {
    Range range = BY_FIELD.get(field);
    if (range == null) {
      range = field.endsWith("Nanos") ? Range.ANY : COUNT;
    }
    return range.from <= value && value <= range.to;
  }

  /** True for fields of which only the 32 bits count, whichever sign they were written with. */
  public static boolean isModular(String field) {
    return BY_FIELD.get(field) == Range.BITS_32;
  }

  /** True for a duration, rate or ratio: finite, not negative, not absurd. */
  public static boolean allows(double value) {
    return 0 <= value && value <= MAX_MEASURE;
  }

  /** True when a row's time is so near the batch's that one clock can have stamped both. */
  public static boolean areNear(long rowNanos, long sentNanos) {
    long difference = sentNanos - rowNanos;
    boolean overflowed = ((sentNanos ^ rowNanos) & (sentNanos ^ difference)) < 0;
    return !overflowed && -MAX_AGE_NANOS <= difference && difference <= MAX_AGE_NANOS;
  }

  private record Range(long from, long to) {
    static final Range ANY = new Range(Long.MIN_VALUE, Long.MAX_VALUE);
    static final Range INT = new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);

    /** Signed or unsigned: the record keeps the bits. */
    static final Range BITS_32 = new Range(Integer.MIN_VALUE, 0xffff_ffffL);
  }
}
