package io.earshot.streams.session.result;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.streams.session.input.Stage;
import org.jspecify.annotations.Nullable;

/**
 * One hop over a whole session.
 *
 * @param bound half widths of the intervals that hold the true delays; null if unbounded
 * @param excess over the floor, where samples one way leave the delay unknown; else null
 * @param shortest lower ends of the intervals; null where one bound holds for all
 * @param longest their upper ends; null as well
 * @param loop this hop and the way back together; null if nothing came back
 */
public record HopSummary(
    HopName name,
    DelayHistogram delay,
    @Nullable DelayHistogram bound,
    @Nullable DelayHistogram shortest,
    @Nullable DelayHistogram longest,
    @Nullable DelayHistogram excess,
    @Nullable DelayHistogram loop,
    @Nullable Stage fromStage,
    @Nullable Stage toStage) {}
