package io.earshot.media.counter;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.OptionalDouble;

/**
 * Growth of one cumulative counter, read now and then exactly as its source gives it, in the
 * counter's own unit. The first reading is the baseline; a restarted counter counts from zero.
 *
 * <p>Whole counts are exact: up to 2^53 a double holds every one of them, and growth is a
 * difference of two readings, not a sum of small ones. A reading that is NaN, larger than 2^53, or
 * negative where the kind does not allow it, changes nothing but {@link #rejectedReadings()}.
 */
public final class CumulativeCounter {

  /** Largest reading, in the counter's unit: above it a double skips whole numbers. */
  public static final double MAX_READING = 0x1p53;

  private static final double WRAP = 0x1p32;
  private static final double MAX_WRAP_GROWTH = 0x1p31;

  private final CounterKind kind;
  private boolean started;
  private double baseline;
  private double lastReading;
  private double lastDelta;
  private double closedGrowth;
  private long resets;
  private long wraps;
  private long rejectedReadings;

  private CumulativeCounter(CounterKind kind) {
    this.kind = kind;
  }

  public static CumulativeCounter of(CounterKind kind) {
    return new CumulativeCounter(kind);
  }

  /** Takes the next reading in time order; false if it was rejected. */
  public boolean onReading(double reading) {
    lastDelta = 0;
    if (!isCount(reading)) {
      rejectedReadings++;
      return false;
    }
    if (!started) {
      started = true;
      baseline = reading;
    } else {
      lastDelta = growthTo(reading);
    }
    lastReading = reading;
    return true;
  }

  private double growthTo(double reading) {
    if (reading >= lastReading || kind == CounterKind.SIGNED) {
      return reading - lastReading;
    }
    double wrapGrowth = reading + WRAP - lastReading;
    boolean mayWrap = kind == CounterKind.WRAPS_32 && lastReading < WRAP;
    if (mayWrap && 0 < wrapGrowth && wrapGrowth < MAX_WRAP_GROWTH) {
      wraps++;
      baseline -= WRAP;
      return wrapGrowth;
    }
    restart();
    return reading;
  }

  /** Says that the source has restarted: the next reading counts from zero, whatever it is. */
  public void restart() {
    if (started) {
      closedGrowth += lastReading - baseline;
      baseline = 0;
      lastReading = 0;
      resets++;
    }
  }

  /**
   * Takes a reading that contradicts the ones before: growth goes on from it, and what lies between
   * is not known. Counts as a reset; false if it was rejected.
   */
  public boolean rebase(double reading) {
    if (isCount(reading)) {
      restart();
      started = false;
    }
    return onReading(reading);
  }

  private boolean isCount(double reading) {
    double lowest = kind == CounterKind.SIGNED ? -MAX_READING : 0;
    return lowest <= reading && reading <= MAX_READING;
  }

  /** Growth since the first reading; 0 before the second, negative only for a signed counter. */
  public double totalGrowth() {
    return closedGrowth + (lastReading - baseline);
  }

  /** Growth by the newest reading; 0 if that was the first or was rejected. */
  public double lastDelta() {
    return lastDelta;
  }

  /** Newest accepted reading as given, 0 just after {@link #restart()}; empty before the first. */
  public OptionalDouble lastReading() {
    return started ? OptionalDouble.of(lastReading) : OptionalDouble.empty();
  }

  public long resets() {
    return resets;
  }

  public long wraps() {
    return wraps;
  }

  public long rejectedReadings() {
    return rejectedReadings;
  }

  public void writeTo(SnapshotWriter out) {
    out.writeUnsigned(kind.code);
    out.writeBoolean(started);
    out.writeDouble(baseline);
    out.writeDouble(lastReading);
    out.writeDouble(lastDelta);
    out.writeDouble(closedGrowth);
    out.writeUnsigned(resets);
    out.writeUnsigned(wraps);
    out.writeUnsigned(rejectedReadings);
  }

  public static CumulativeCounter readFrom(SnapshotReader in) {
    CumulativeCounter counter =
        new CumulativeCounter(CounterKind.ofCode(in.readCount(Byte.MAX_VALUE)));
    counter.started = in.readBoolean();
    counter.baseline = in.readDouble();
    counter.lastReading = in.readDouble();
    counter.lastDelta = in.readDouble();
    counter.closedGrowth = in.readDouble();
    counter.resets = in.readUnsigned();
    counter.wraps = in.readUnsigned();
    counter.rejectedReadings = in.readUnsigned();
    return counter;
  }
}
