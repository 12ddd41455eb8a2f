package io.earshot.console.page.call;

import io.earshot.console.page.call.series.HopName;
import io.earshot.media.percentile.DelayHistogram;
import org.jspecify.annotations.Nullable;

/**
 * One hop over a window of several seconds.
 *
 * @param boundMillis half width of the widest interval around a delay; null = unbounded
 */
public record MergedHop(
    HopName name, String clock, DelayHistogram delay, @Nullable Double boundMillis) {}
