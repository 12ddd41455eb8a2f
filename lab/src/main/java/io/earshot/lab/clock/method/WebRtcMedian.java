package io.earshot.lab.clock.method;

import io.earshot.lab.clock.simulation.Mark;
import io.earshot.lab.clock.simulation.Probe;
import java.util.Arrays;

/**
 * Median of the newest reports' one-way differences, each corrected by half the round trip before
 * it: libwebrtc's {@code RemoteNtpTimeEstimator} takes 100, mediasoup's {@code
 * RemoteClockOffsetEstimator} 7. No bound is claimed.
 */
public final class WebRtcMedian implements OffsetMethod {

  private static final int WEBRTC_REPORTS = 100;
  private static final int MEDIASOUP_REPORTS = 7;
  private static final int MIN_REPORTS = 2;

  private final String name;
  private final long[] newestNanos;
  private int reports;
  private long roundTripNanos;
  private boolean hasRoundTrip;
  private long medianNanos;

  private WebRtcMedian(String name, int window) {
    this.name = name;
    newestNanos = new long[window];
  }

  /** libwebrtc's, over 100 reports. */
  public static WebRtcMedian ofWebRtc() {
    return new WebRtcMedian("webrtc-median", WEBRTC_REPORTS);
  }

  /** mediasoup's, over 7. */
  public static WebRtcMedian ofMediasoup() {
    return new WebRtcMedian("mediasoup-median", MEDIASOUP_REPORTS);
  }

  /** One over so many reports. */
  static WebRtcMedian ofLast(int reports) {
    return new WebRtcMedian("median-" + reports, reports);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean claimsBound() {
    return false;
  }

  @Override
  public void take(Probe probe) {
    if (hasRoundTrip) {
      newestNanos[reports % newestNanos.length] =
          -(probe.reverseNanos() - Math.floorDiv(roundTripNanos, 2));
      reports++;
      long[] sorted = Arrays.copyOf(newestNanos, Math.min(reports, newestNanos.length));
      Arrays.sort(sorted);
      medianNanos = sorted[sorted.length / 2];
    }
    roundTripNanos = probe.forwardNanos() + probe.reverseNanos();
    hasRoundTrip = true;
  }

  @Override
  public boolean answer(Mark mark, Answer out) {
    out.set(medianNanos, 0);
    return reports >= MIN_REPORTS;
  }
}
