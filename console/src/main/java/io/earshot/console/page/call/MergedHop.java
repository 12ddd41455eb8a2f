package io.earshot.console.page.call;

import io.earshot.console.page.call.series.HopName;
import io.earshot.media.percentile.DelayHistogram;
import org.jspecify.annotations.Nullable;

/**
 * One hop over a window of several seconds.
 *
 * @param lo lower ends of the intervals that hold the true delays; null = unbounded
 * @param hi their upper ends; null = unbounded
 */
public record MergedHop(
    HopName name,
    String clock,
    DelayHistogram delay,
    @Nullable DelayHistogram lo,
    @Nullable DelayHistogram hi) {}
