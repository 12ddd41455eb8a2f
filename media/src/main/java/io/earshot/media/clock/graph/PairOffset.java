package io.earshot.media.clock.graph;

/**
 * The offset between two clocks of a session.
 *
 * @param loNanos lower bound of {@code clock(to) - clock(from)}, resolution included
 * @param hiNanos upper bound
 * @param pointNanos best single value, within the bounds
 */
public record PairOffset(long loNanos, long hiNanos, long pointNanos) {

  /** The offset is no farther from {@code pointNanos} than this. */
  public long errNanos() {
    return Math.max(hiNanos - pointNanos, pointNanos - loNanos);
  }
}
