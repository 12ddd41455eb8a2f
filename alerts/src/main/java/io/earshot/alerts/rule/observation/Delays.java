package io.earshot.alerts.rule.observation;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Arrays;

/**
 * Single delays of one second and how far each of them may be from the truth. Kept as samples, not
 * as a percentile: percentiles of seconds do not add up to one of a minute.
 */
public final class Delays implements Observation {

  /** The bound of delays whose clocks nobody could compare. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /** More than an agent sends in a second; a snapshot that claims more is damaged. */
  private static final int MAX_COUNT = 1 << 20;

  private static final double MICROS_PER_MILLI = 1000.0;

  private final int[] micros;
  private final int boundMicros;

  private Delays(int[] micros, int boundMicros) {
    this.micros = micros;
    this.boundMicros = boundMicros;
  }

  /**
   * Takes the array as its own.
   *
   * @param micros microseconds, any order; negative ones are ordinary
   * @param boundMicros half width of the interval that holds each true delay; 0 where one clock
   *     measured both ends, {@link #UNBOUNDED} where nothing is known
   */
  public static Delays ofMicros(int[] micros, int boundMicros) {
    return new Delays(micros, boundMicros);
  }

  /** Milliseconds, rounded to microseconds; beyond ±35 min they are taken as ±35 min. */
  public static Delays ofMillis(double... millis) {
    int[] micros = new int[millis.length];
    for (int i = 0; i < micros.length; i++) {
      if (Double.isNaN(millis[i])) {
        return new Delays(new int[0], -1);
      }
      micros[i] = microsOf(millis[i]);
    }
    return new Delays(micros, 0);
  }

  /** Rounded, and inside the range of an int. */
  public static int microsOf(double millis) {
    return (int)
        Math.max(
            -Integer.MAX_VALUE, Math.min(UNBOUNDED - 1, Math.round(millis * MICROS_PER_MILLI)));
  }

  /** Both together; they must have the same bound. */
  public Delays plus(Delays other) {
    int[] all = Arrays.copyOf(micros, micros.length + other.micros.length);
    System.arraycopy(other.micros, 0, all, micros.length, other.micros.length);
    return new Delays(all, boundMicros);
  }

  public int count() {
    return micros.length;
  }

  public int micros(int index) {
    return micros[index];
  }

  public int boundMicros() {
    return boundMicros;
  }

  public boolean isBounded() {
    return boundMicros != UNBOUNDED;
  }

  @Override
  public boolean isReadable() {
    return boundMicros >= 0;
  }

  @Override
  public void writeTo(SnapshotWriter out) {
    out.writeSigned(boundMicros);
    out.writeUnsigned(micros.length);
    for (int each : micros) {
      out.writeSigned(each);
    }
  }

  static Delays readFrom(SnapshotReader in) {
    int boundMicros = Math.toIntExact(in.readSigned());
    int[] micros = new int[in.readCount(Math.min(MAX_COUNT, in.remainingBytes()))];
    for (int i = 0; i < micros.length; i++) {
      micros[i] = Math.toIntExact(in.readSigned());
    }
    return new Delays(micros, boundMicros);
  }

  @Override
  public String toString() {
    return Arrays.toString(micros) + " µs ± " + (isBounded() ? boundMicros + " µs" : "unknown");
  }
}
