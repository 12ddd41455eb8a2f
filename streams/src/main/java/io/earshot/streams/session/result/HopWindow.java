package io.earshot.streams.session.result;

import io.earshot.media.percentile.DelayHistogram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Delay of one hop in one window.
 *
 * @param delay every delay of the window
 * @param boundMillis half width of the interval that holds the true delays; null if unbounded
 * @param samplesMicros the first raw delays in event order, at most 64; empty for 10 s windows
 */
public record HopWindow(
    HopName name,
    DelayHistogram delay,
    @Nullable Double boundMillis,
    List<Integer> samplesMicros) {}
