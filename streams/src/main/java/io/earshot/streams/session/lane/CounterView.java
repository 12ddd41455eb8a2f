package io.earshot.streams.session.lane;

import io.earshot.media.counter.CounterKind;
import io.earshot.media.counter.CumulativeCounter;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Reading;
import io.earshot.streams.session.input.Stat;
import io.earshot.streams.session.quality.UnprovenSound;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One stream as the counters of its own end tell it. Counters begin at zero with the stream, so the
 * first reading counts whole.
 */
final class CounterView {

  private static final double MILLIS_PER_SECOND = 1000;
  private static final int BITS_PER_BYTE = 8;
  private static final double NANOS_PER_SECOND = 1e9;

  private static final Stat[] COUNTED = {
    Stat.PACKETS_RECEIVED,
    Stat.PACKETS_LOST,
    Stat.PACKETS_DISCARDED,
    Stat.CONCEALED_SAMPLES,
    Stat.SILENT_CONCEALED_SAMPLES,
    Stat.CONCEALMENT_EVENTS,
    Stat.TOTAL_SAMPLES_RECEIVED,
    Stat.JITTER_BUFFER_DELAY_SECONDS,
    Stat.JITTER_BUFFER_TARGET_DELAY_SECONDS,
    Stat.JITTER_BUFFER_EMITTED_SAMPLES,
    Stat.BYTES_RECEIVED,
    Stat.BYTES_SENT,
    Stat.PACKETS_SENT,
  };

  private final @Nullable CumulativeCounter[] counters =
      new @Nullable CumulativeCounter[Stat.values().length];
  private final double[] windowGrowth = new double[Stat.values().length];
  private long firstReadNanos = Times.NEVER;
  private long lastReadNanos = Times.NEVER;
  private double firstBytesReceived = -1;
  private double firstBytesSent = -1;
  private double jitterMillis = Double.NaN;
  private double windowBufferMillis = Double.NaN;
  private UnprovenSound unproven = new UnprovenSound();
  private final SessionSpread jitterSpread = new SessionSpread();
  private final SessionSpread bufferSpread = new SessionSpread();

  /** Takes a reading; false if it is not newer than the last one. */
  boolean onReading(Reading reading, long eventNanos) {
    if (lastReadNanos != Times.NEVER && eventNanos <= lastReadNanos) {
      return false;
    }
    firstReadNanos = firstReadNanos == Times.NEVER ? eventNanos : firstReadNanos;
    lastReadNanos = eventNanos;
    long restartsBefore = restarts();
    for (Stat stat : COUNTED) {
      if (reading.has(stat)) {
        count(stat, reading.value(stat), restarts() > restartsBefore);
      }
    }
    unproven.onReading(
        deltaIfRead(reading, Stat.PACKETS_RECEIVED),
        deltaIfRead(reading, Stat.PACKETS_RECEIVED) + deltaIfRead(reading, Stat.PACKETS_LOST),
        stat -> deltaIfRead(reading, stat));
    if (firstReadNanos == eventNanos) {
      firstBytesReceived =
          reading.has(Stat.BYTES_RECEIVED) ? reading.value(Stat.BYTES_RECEIVED) : -1;
      firstBytesSent = reading.has(Stat.BYTES_SENT) ? reading.value(Stat.BYTES_SENT) : -1;
    }
    if (reading.has(Stat.JITTER_SECONDS)) {
      jitterMillis = reading.value(Stat.JITTER_SECONDS) * MILLIS_PER_SECOND;
      jitterSpread.recordMillis(jitterMillis);
    }
    recordBuffer(reading);
    return true;
  }

  private double deltaIfRead(Reading reading, Stat stat) {
    CumulativeCounter counter = counters[stat.ordinal()];
    return counter == null || !reading.has(stat) ? 0 : counter.lastDelta();
  }

  /**
   * Counters of one object begin anew together. One that goes down alone is a fault: it would count
   * everything twice.
   *
   * @param isRestart the object's packets began anew with this reading
   */
  private void count(Stat stat, double value, boolean isRestart) {
    CumulativeCounter counter = counters[stat.ordinal()];
    if (counter == null) {
      counter = CumulativeCounter.of(kindOf(stat));
      counter.onReading(0);
      counters[stat.ordinal()] = counter;
    }
    if (stat == Stat.PACKETS_LOST && isRestart) {
      counter.restart();
    }
    boolean isAlone =
        stat != Stat.PACKETS_RECEIVED
            && !isRestart
            && kindOf(stat) == CounterKind.MONOTONIC
            && value < counter.lastReading().orElse(0);
    if (isAlone ? counter.rebase(value) : counter.onReading(value)) {
      windowGrowth[stat.ordinal()] += counter.lastDelta();
    }
  }

  private static CounterKind kindOf(Stat stat) {
    return switch (stat) {
      case PACKETS_LOST -> CounterKind.SIGNED;
      case PACKETS_RECEIVED, PACKETS_DISCARDED, PACKETS_SENT -> CounterKind.WRAPS_32;
      default -> CounterKind.MONOTONIC;
    };
  }

  private void recordBuffer(Reading reading) {
    CumulativeCounter delay = counters[Stat.JITTER_BUFFER_DELAY_SECONDS.ordinal()];
    CumulativeCounter emitted = counters[Stat.JITTER_BUFFER_EMITTED_SAMPLES.ordinal()];
    if (delay == null
        || emitted == null
        || !reading.has(Stat.JITTER_BUFFER_EMITTED_SAMPLES)
        || emitted.lastDelta() <= 0) {
      return;
    }
    windowBufferMillis = delay.lastDelta() / emitted.lastDelta() * MILLIS_PER_SECOND;
    bufferSpread.recordMillis(windowBufferMillis);
  }

  /** Of the counter that began anew most often: mostly they do so together. */
  long resets() {
    return Arrays.stream(counters)
        .filter(Objects::nonNull)
        .mapToLong(CumulativeCounter::resets)
        .max()
        .orElse(0);
  }

  private long restarts() {
    CumulativeCounter received = counters[Stat.PACKETS_RECEIVED.ordinal()];
    return received == null ? 0 : received.resets();
  }

  /** Value since the stream began; null where the end has no such counter. */
  @Nullable Long total(Stat stat) {
    CumulativeCounter counter = counters[stat.ordinal()];
    return counter == null ? null : Math.round(counter.totalGrowth());
  }

  /**
   * As {@link #total}, not rounded and without what no later packet proves to have been missed; NaN
   * where the end has no such counter.
   */
  double heardGrowth(Stat stat) {
    CumulativeCounter counter = counters[stat.ordinal()];
    return counter == null ? Double.NaN : counter.totalGrowth() - unproven.total(stat);
  }

  /** As {@link #heardGrowth}, in the open window. */
  double heardWindow(Stat stat) {
    return counters[stat.ordinal()] == null
        ? Double.NaN
        : windowGrowth[stat.ordinal()] - unproven.window(stat);
  }

  long firstReadNanos() {
    return firstReadNanos;
  }

  long lastReadNanos() {
    return lastReadNanos;
  }

  /** Mean target of the jitter buffer over all emitted samples; null without a sample. */
  @Nullable Double bufferTargetMillis() {
    return meanMillis(Stat.JITTER_BUFFER_TARGET_DELAY_SECONDS);
  }

  /** Mean time in the jitter buffer over all emitted samples; null without a sample. */
  @Nullable Double bufferMillis() {
    return meanMillis(Stat.JITTER_BUFFER_DELAY_SECONDS);
  }

  private @Nullable Double meanMillis(Stat seconds) {
    CumulativeCounter sum = counters[seconds.ordinal()];
    CumulativeCounter emitted = counters[Stat.JITTER_BUFFER_EMITTED_SAMPLES.ordinal()];
    return sum == null || emitted == null || emitted.totalGrowth() <= 0
        ? null
        : sum.totalGrowth() / emitted.totalGrowth() * MILLIS_PER_SECOND;
  }

  /** Payload bits per second between the first and the last reading; null before the second. */
  @Nullable Double bitsPerSecond(Stat bytes) {
    CumulativeCounter counter = counters[bytes.ordinal()];
    if (counter == null || lastReadNanos <= firstReadNanos || firstGrowth(bytes) < 0) {
      return null;
    }
    double grown = counter.totalGrowth() - firstGrowth(bytes);
    return grown * BITS_PER_BYTE / ((lastReadNanos - firstReadNanos) / NANOS_PER_SECOND);
  }

  private double firstGrowth(Stat bytes) {
    return bytes == Stat.BYTES_SENT ? firstBytesSent : firstBytesReceived;
  }

  /** Growth in the open window; null where nothing was read. */
  @Nullable Long window(Stat stat) {
    return counters[stat.ordinal()] == null ? null : Math.round(windowGrowth[stat.ordinal()]);
  }

  @Nullable Double jitterMillis() {
    return Double.isNaN(jitterMillis) ? null : jitterMillis;
  }

  @Nullable Double windowBufferMillis() {
    return Double.isNaN(windowBufferMillis) ? null : windowBufferMillis;
  }

  void closeWindow() {
    Arrays.fill(windowGrowth, 0);
    windowBufferMillis = Double.NaN;
    unproven.closeWindow();
  }

  SessionSpread jitterSpread() {
    return jitterSpread;
  }

  SessionSpread bufferSpread() {
    return bufferSpread;
  }

  void writeTo(SnapshotWriter out) {
    for (Stat stat : COUNTED) {
      CumulativeCounter counter = counters[stat.ordinal()];
      out.writeBoolean(counter != null);
      if (counter != null) {
        counter.writeTo(out);
      }
    }
    out.writeSigned(firstReadNanos);
    out.writeSigned(lastReadNanos);
    out.writeDouble(jitterMillis);
    out.writeDouble(firstBytesReceived);
    out.writeDouble(firstBytesSent);
    unproven.writeTo(out);
    jitterSpread.writeRecent(out);
    bufferSpread.writeRecent(out);
  }

  static CounterView readFrom(SnapshotReader in) {
    CounterView view = new CounterView();
    for (Stat stat : COUNTED) {
      if (in.readBoolean()) {
        view.counters[stat.ordinal()] = CumulativeCounter.readFrom(in);
      }
    }
    view.firstReadNanos = in.readSigned();
    view.lastReadNanos = in.readSigned();
    view.jitterMillis = in.readDouble();
    view.firstBytesReceived = in.readDouble();
    view.firstBytesSent = in.readDouble();
    view.unproven = UnprovenSound.readFrom(in);
    view.jitterSpread.readRecent(in);
    view.bufferSpread.readRecent(in);
    return view;
  }
}
