package io.earshot.media.clock;

/**
 * Settings of one pair of clocks.
 *
 * @param rate what is believed about their rate
 * @param resolutionNanos resolution of both clocks together, up to 1 s: 101 000 for a browser's 100
 *     µs and a server's 1 µs
 * @param graceNanos how late a sample may arrive, up to 60 s: inside it order does not matter
 * @param guarded whether history is set aside when both directions are suddenly slower, which may
 *     hide a clock step; needless where every step is signalled as a new epoch
 */
public record EdgeConfig(
    RatePrior rate,
    long resolutionNanos,
    long graceNanos,
    boolean guarded,
    PaneLayout layout,
    Patience patience) {

  /** Grace of the product. */
  public static final long DEFAULT_GRACE_NANOS = 5 * Ppb.SECOND_NANOS;

  public EdgeConfig {
    Range.check("resolutionNanos", resolutionNanos, 0, Ppb.SECOND_NANOS);
    Range.check("graceNanos", graceNanos, 0, 60 * Ppb.SECOND_NANOS);
  }

  /** Default panes, grace and patience, guarded against steps that nobody signals. */
  public static EdgeConfig of(RatePrior rate, long resolutionNanos) {
    return new EdgeConfig(
        rate, resolutionNanos, DEFAULT_GRACE_NANOS, true, PaneLayout.DEFAULT, Patience.DEFAULT);
  }

  public EdgeConfig withGraceNanos(long newGraceNanos) {
    return new EdgeConfig(rate, resolutionNanos, newGraceNanos, guarded, layout, patience);
  }

  /** For clocks whose steps are signalled. */
  public EdgeConfig unguarded() {
    return new EdgeConfig(rate, resolutionNanos, graceNanos, false, layout, patience);
  }

  /** Whole panes in the grace. */
  long gracePanes() {
    return graceNanos / layout.paneNanos();
  }
}
