package io.earshot.streams.rollup;

import io.earshot.media.percentile.DelayHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Delays of one hop of one call in one window.
 *
 * @param lo lower ends of the intervals that hold the true delays; null if unbounded
 * @param hi upper ends of those intervals; null if unbounded
 */
public record HopPart(
    String hop,
    String from,
    String to,
    DelayHistogram delay,
    @Nullable DelayHistogram lo,
    @Nullable DelayHistogram hi) {}
