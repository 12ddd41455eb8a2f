package io.earshot.console.page.call.series;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One hop in one second; null = unknown.
 *
 * @param clock same, estimated, composed or rtcp
 * @param count delays in the second, at least one; known or not
 * @param p95Millis null where samples one way leave the delays unknown
 * @param boundMillis half width of the interval around each delay; null = unbounded
 * @param samplesMicros the first raw delays, at most 64
 * @param boundsMicros half widths of the intervals around those; empty = {@code boundMillis}
 * @param excessP95Millis over the floor of the call, where the delays themselves are unknown
 */
public record HopSecond(
    HopName name,
    String clock,
    long count,
    @Nullable Double p95Millis,
    @Nullable Double maxMillis,
    @Nullable Double boundMillis,
    List<Integer> samplesMicros,
    List<Integer> boundsMicros,
    @Nullable Double excessP95Millis) {

  /** Both ends are stamped by one clock: the error is its resolution. */
  public static final String SAME_CLOCK = "same";

  public static final String RTCP = "rtcp";

  /** The offset between the clocks of both ends is known to a bound. */
  public static final String ESTIMATED = "estimated";

  /** A sum of other hops of the same time. */
  public static final String COMPOSED = "composed";

  /** Whether an offset between clocks may be in it, its own or that of a hop it is composed of. */
  boolean holdsOffsets() {
    return clock.equals(ESTIMATED) || clock.equals(COMPOSED);
  }
}
