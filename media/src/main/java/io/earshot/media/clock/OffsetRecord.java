package io.earshot.media.clock;

/**
 * What is finally known about the offset in one pane; never changed again.
 *
 * @param pane number of the pane
 * @param midNanos its middle, on the left clock
 * @param loNanos lower bound of right clock minus left clock at {@code midNanos}
 * @param hiNanos upper bound
 * @param ratePpb how fast the right clock gains, parts per billion
 * @param doubtPpb how far that may be wrong: the bounds open by it on both sides of the middle
 * @param floorNanos smallest sum of both delays
 * @param scatterNanos what that floor may still hide
 * @param flags of {@link OffsetFlags}
 */
public record OffsetRecord(
    long pane,
    long midNanos,
    long loNanos,
    long hiNanos,
    long ratePpb,
    long doubtPpb,
    long floorNanos,
    long scatterNanos,
    int flags) {}
