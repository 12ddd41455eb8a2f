package io.earshot.media.clock;

/** What a reader of an offset should know about it; bits. */
public final class OffsetFlags {

  /**
   * Beside a clock step that nobody signaled: the interval covers the clock before and after it, as
   * far as samples of either are left. Less sure than all others.
   */
  public static final int NEAR_STEP = 1;

  /** No record of its own: the last one before, widened. */
  public static final int EXTRAPOLATED = 2;

  /** Both directions slower than all history, so only the panes around were used. */
  public static final int HISTORY_SET_ASIDE = 4;

  private OffsetFlags() {}
}
