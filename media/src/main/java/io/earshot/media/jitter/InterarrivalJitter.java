package io.earshot.media.jitter;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * Interarrival jitter of one RTP stream, RFC 3550 §6.4.1 and A.8: {@code J += (|D| - J) / 16}, fed
 * with received packets in arrival order without duplicates.
 *
 * <p>The sender's and receiver's clocks need not agree: only steps of arrival and media time enter,
 * so a constant offset cancels. A drift of 50 ppm adds 1 µs per 20 ms frame. RTP timestamps may
 * wrap: their step is taken modulo 2^32, as a number in [-2^31, 2^31) ticks, which at 48 kHz is ±12
 * h.
 */
public final class InterarrivalJitter {

  /** RFC 3550 §6.4.1: 1/16 gives "a good noise reduction ratio". */
  private static final double GAIN = 1.0 / 16;

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  private final int clockRateHertz;
  private boolean started;
  private long lastArrivalNanos;
  private int lastRtpTicks;
  private double jitterNanos;

  private InterarrivalJitter(int clockRateHertz) {
    this.clockRateHertz = clockRateHertz;
  }

  public static InterarrivalJitter ofClockRate(int clockRateHertz) {
    if (clockRateHertz < 1) {
      throw new IllegalArgumentException("clockRateHertz=" + clockRateHertz + " < 1");
    }
    return new InterarrivalJitter(clockRateHertz);
  }

  /**
   * Takes the next packet; true if it moved the estimate, as every one but the first does: then
   * {@link #jitterMillis()} belongs into the stream's spread.
   */
  public boolean onPacket(long arrivalNanos, int rtpTicks) {
    boolean hasStep = started;
    if (hasStep) {
      double mediaStepNanos = (rtpTicks - lastRtpTicks) * (NANOS_PER_SECOND / clockRateHertz);
      double absDNanos = Math.abs(arrivalNanos - lastArrivalNanos - mediaStepNanos);
      jitterNanos += GAIN * (absDNanos - jitterNanos);
    }
    started = true;
    lastArrivalNanos = arrivalNanos;
    lastRtpTicks = rtpTicks;
    return hasStep;
  }

  public int clockRateHertz() {
    return clockRateHertz;
  }

  /** Smoothed estimate in milliseconds; zero until the second packet. */
  public double jitterMillis() {
    return jitterNanos / NANOS_PER_MILLI;
  }

  /** Smoothed estimate in whole nanoseconds. */
  public long jitterNanos() {
    return Math.round(jitterNanos);
  }

  public void writeTo(SnapshotWriter out) {
    out.writeUnsigned(clockRateHertz);
    out.writeBoolean(started);
    out.writeSigned(lastArrivalNanos);
    out.writeFixed32(lastRtpTicks);
    out.writeDouble(jitterNanos);
  }

  public static InterarrivalJitter readFrom(SnapshotReader in) {
    InterarrivalJitter jitter = new InterarrivalJitter(in.readCount(Integer.MAX_VALUE));
    jitter.started = in.readBoolean();
    jitter.lastArrivalNanos = in.readSigned();
    jitter.lastRtpTicks = in.readFixed32();
    jitter.jitterNanos = in.readDouble();
    return jitter;
  }
}
