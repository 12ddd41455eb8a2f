package io.earshot.media.clock;

/**
 * How time is cut into panes and how many are remembered. Pane k holds the samples whose time on
 * the left clock is in {@code [k * paneNanos, (k + 1) * paneNanos)}.
 *
 * @param paneNanos length of a fine pane, 1 ms to 60 s
 * @param finePanes fine panes kept after they closed
 * @param panesPerCoarse fine panes that become one coarse pane when they expire
 * @param coarsePanes length of the long memory, in coarse panes
 */
public record PaneLayout(long paneNanos, int finePanes, int panesPerCoarse, int coarsePanes) {

  /** 64 panes of 2 s, then 32 of 32 s: 2 min in full and 17 min in outline. */
  public static final PaneLayout DEFAULT = new PaneLayout(2 * Ppb.SECOND_NANOS, 64, 16, 32);

  /** A product of rate and span beyond this would leave int64. */
  private static final long MAX_MEMORY_NANOS = 8_000 * Ppb.SECOND_NANOS;

  public PaneLayout {
    Range.check("paneNanos", paneNanos, 1_000_000, 60 * Ppb.SECOND_NANOS);
    Range.check("finePanes", finePanes, 1, 1024);
    Range.check("panesPerCoarse", panesPerCoarse, 1, 1024);
    Range.check("coarsePanes", coarsePanes, 0, 1024);
    long memoryPanes = finePanes + (long) panesPerCoarse * coarsePanes;
    Range.check("memoryNanos", memoryPanes * paneNanos, 0, MAX_MEMORY_NANOS);
  }

  /** Pane of an instant on the left clock. */
  public long paneOf(long leftNanos) {
    return Math.floorDiv(leftNanos, paneNanos);
  }

  /** Middle of a pane, where its record applies. */
  public long midNanos(long pane) {
    return pane * paneNanos + paneNanos / 2;
  }

  /** Panes from the newest closed one back to where all is forgotten. */
  long memoryPanes() {
    return finePanes + (long) panesPerCoarse * coarsePanes;
  }

  /** First fine pane of the coarse pane that holds this one. */
  long coarseStart(long pane) {
    return Math.floorDiv(pane, panesPerCoarse) * panesPerCoarse;
  }
}
