package io.earshot.media.red;

import io.earshot.media.loss.LossPattern;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver says it had to make up, W3C webrtc-stats {@code RTCInboundRtpStreamStats}: growth
 * of its counters over some time. It comes after redundancy, FEC and late packets, so it is the
 * whole loss, and none of these may be added to it.
 *
 * @param concealedSamples growth of the counter, at most {@code totalSamples}
 * @param silentConcealedSamples those of them that were comfort noise or silence: nothing was lost
 * @param concealmentEvents growth of the counter
 * @param totalSamples growth of {@code totalSamplesReceived}, which holds the concealed ones
 * @param samplesPerPacket clock rate times packet time: 960 for Opus with 20 ms
 */
public record Concealment(
    double concealedSamples,
    double silentConcealedSamples,
    double concealmentEvents,
    double totalSamples,
    int samplesPerPacket) {

  public Concealment {
    requireOrdered("silentConcealedSamples", silentConcealedSamples, concealedSamples);
    requireOrdered("concealedSamples", concealedSamples, totalSamples);
    requireOrdered("totalSamples", totalSamples, Double.MAX_VALUE);
    requireOrdered("concealmentEvents", concealmentEvents, Double.MAX_VALUE);
    if (samplesPerPacket < 1) {
      throw new IllegalArgumentException("samplesPerPacket=" + samplesPerPacket + " < 1");
    }
  }

  /**
   * From growths as counters give them, which may contradict each other: NetEq takes back samples
   * that arrived after all, and readings of one report are not of one instant. Null where one of
   * the first two is unknown or nothing was played.
   *
   * @param silentConcealedSamples null = unknown, taken as none
   * @param concealmentEvents null = unknown, one taken for every packet
   */
  public static @Nullable Concealment ofGrowth(
      @Nullable Double concealedSamples,
      @Nullable Double totalSamples,
      @Nullable Double silentConcealedSamples,
      @Nullable Double concealmentEvents,
      int samplesPerPacket) {
    if (concealedSamples == null || totalSamples == null || !(totalSamples > 0)) {
      return null;
    }
    double concealed = within(concealedSamples, totalSamples);
    double events = concealmentEvents == null ? concealed / samplesPerPacket : concealmentEvents;
    return new Concealment(
        concealed,
        within(silentConcealedSamples == null ? 0 : silentConcealedSamples, concealed),
        within(events, Double.MAX_VALUE),
        Math.min(totalSamples, Double.MAX_VALUE),
        samplesPerPacket);
  }

  /** NaN becomes 0. */
  private static double within(double value, double most) {
    return value > 0 ? Math.min(value, most) : 0;
  }

  private static void requireOrdered(String name, double value, double most) {
    if (!(0 <= value && value <= most)) {
      throw new IllegalArgumentException(name + "=" + value + " outside [0, " + most + "]");
    }
  }

  /** Loss as it was heard; null where no sample was played. */
  public @Nullable LossPattern pattern() {
    if (totalSamples == 0) {
      return null;
    }
    double audibleSamples = concealedSamples - silentConcealedSamples;
    // An event may have begun before; what is heard is at least one.
    double meanRunSamples = audibleSamples / Math.max(1, concealmentEvents);
    return LossPattern.ofMeanRun(audibleSamples / totalSamples, meanRunSamples / samplesPerPacket);
  }
}
