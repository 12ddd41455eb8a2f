package io.earshot.streams.session.result;

import io.earshot.media.percentile.DelayHistogram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Delay of one hop in one window.
 *
 * @param delay every delay of the window
 * @param lo lower ends of the intervals that hold the true delays; null if unbounded
 * @param hi upper ends of those intervals; null if unbounded
 * @param boundMillis half width of the interval that holds the true delays; null if unbounded
 * @param excess over the smallest one so far, where samples one way leave the delay unknown; else
 *     null
 * @param samplesMicros the first raw delays in event order, at most 64; empty for 10 s windows
 * @param boundsMicros half widths of their intervals; empty if {@code boundMillis} is that of all
 */
public record HopWindow(
    HopName name,
    DelayHistogram delay,
    @Nullable DelayHistogram lo,
    @Nullable DelayHistogram hi,
    @Nullable Double boundMillis,
    @Nullable DelayHistogram excess,
    List<Integer> samplesMicros,
    List<Integer> boundsMicros) {}
