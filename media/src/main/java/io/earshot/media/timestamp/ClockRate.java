package io.earshot.media.timestamp;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.OptionalInt;

/**
 * Rate of an RTP clock inferred from the growth of the timestamps against arrival, for a dynamic
 * payload type without signalling: the nearest, by ratio, of 8000, 16000, 32000, 44100, 48000 and
 * 90000 Hz. Fed with received packets in arrival order.
 *
 * <p>Error bound: 44100 and 48000 Hz are told apart when the delay of the first and the newest
 * packet differ by less than 4 % of the time between them (200 ms after 5 s), every other pair by
 * less than 17 %. A step that no rate explains within {@value #MAX_SURPLUS_SECONDS} s, such as a
 * restart, is left out of both growths.
 */
public final class ClockRate {

  private static final int[] RATES_HERTZ = {8000, 16000, 32000, 44100, 48000, 90000};

  private static final long MAX_SURPLUS_SECONDS = 10;
  private static final double MAX_RATE_HERTZ = 90_000;
  private static final double NANOS_PER_SECOND = 1e9;

  private boolean started;
  private long lastArrivalNanos;
  private int lastRtpTicks;
  private long arrivalGrowthNanos;
  private long growthTicks;

  public void onPacket(long arrivalNanos, int rtpTicks) {
    if (started) {
      onStep(arrivalNanos - lastArrivalNanos, rtpTicks - lastRtpTicks);
    }
    started = true;
    lastArrivalNanos = arrivalNanos;
    lastRtpTicks = rtpTicks;
  }

  private void onStep(long arrivalStepNanos, int stepTicks) {
    double maxSeconds = Math.abs(arrivalStepNanos) / NANOS_PER_SECOND + MAX_SURPLUS_SECONDS;
    if (Math.abs(stepTicks / MAX_RATE_HERTZ) <= maxSeconds) {
      arrivalGrowthNanos += arrivalStepNanos;
      growthTicks += stepTicks;
    }
  }

  /** Nearest known rate; empty until both the timestamps and the arrivals have grown. */
  public OptionalInt hertz() {
    if (growthTicks <= 0 || arrivalGrowthNanos <= 0) {
      return OptionalInt.empty();
    }
    double measuredHertz = growthTicks * (NANOS_PER_SECOND / arrivalGrowthNanos);
    int nearestHertz = RATES_HERTZ[0];
    for (int rateHertz : RATES_HERTZ) {
      // Geometric midpoint: below it the lower rate is nearer by ratio.
      if (measuredHertz * measuredHertz > (double) nearestHertz * rateHertz) {
        nearestHertz = rateHertz;
      }
    }
    return OptionalInt.of(nearestHertz);
  }

  public void writeTo(SnapshotWriter out) {
    out.writeBoolean(started);
    out.writeSigned(lastArrivalNanos);
    out.writeFixed32(lastRtpTicks);
    out.writeSigned(arrivalGrowthNanos);
    out.writeSigned(growthTicks);
  }

  public static ClockRate readFrom(SnapshotReader in) {
    ClockRate rate = new ClockRate();
    rate.started = in.readBoolean();
    rate.lastArrivalNanos = in.readSigned();
    rate.lastRtpTicks = in.readFixed32();
    rate.arrivalGrowthNanos = in.readSigned();
    rate.growthTicks = in.readSigned();
    return rate;
  }
}
