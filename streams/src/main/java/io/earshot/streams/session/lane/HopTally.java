package io.earshot.streams.session.lane;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.result.HopName;
import io.earshot.streams.session.result.HopSummary;
import io.earshot.streams.session.result.HopWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Delays of one hop: those of the open window, and in a FINAL lane of the whole session. */
final class HopTally {

  /** Raw delays that a window carries. */
  static final int MAX_WINDOW_SAMPLES = 64;

  private static final int NANOS_PER_MICRO = 1_000;
  private static final double NANOS_PER_MILLI = 1e6;

  final HopName name;
  private final boolean keepsTotals;
  private long[] windowNanos = new long[MAX_WINDOW_SAMPLES];
  private int windowCount;
  private long windowBoundNanos;
  private boolean isDirty;
  private final SessionSpread total = new SessionSpread();
  private final SessionSpread totalBound = new SessionSpread();

  HopTally(HopName name, boolean keepsTotals) {
    this.name = name;
    this.keepsTotals = keepsTotals;
  }

  /**
   * Adds one unit's delay.
   *
   * @param boundNanos half width of the interval that holds the true delay
   */
  void add(long delayNanos, long boundNanos) {
    if (windowCount == windowNanos.length) {
      windowNanos = Arrays.copyOf(windowNanos, 2 * windowCount);
    }
    windowNanos[windowCount++] = delayNanos;
    windowBoundNanos = Math.max(windowBoundNanos, boundNanos);
    if (keepsTotals) {
      isDirty = true;
      total.recordNanos(delayNanos);
      totalBound.recordNanos(boundNanos);
    }
  }

  boolean hasWindow() {
    return windowCount > 0;
  }

  /** What the open window holds; the next one begins empty. */
  HopWindow closeWindow() {
    DelayHistogram delay = new DelayHistogram();
    List<Integer> samplesMicros = new ArrayList<>(Math.min(windowCount, MAX_WINDOW_SAMPLES));
    for (int i = 0; i < windowCount; i++) {
      delay.recordNanos(windowNanos[i]);
      if (i < MAX_WINDOW_SAMPLES) {
        long micros = Math.floorDiv(windowNanos[i] + NANOS_PER_MICRO / 2, NANOS_PER_MICRO);
        samplesMicros.add((int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, micros)));
      }
    }
    HopWindow window =
        new HopWindow(name, delay, windowBoundNanos / NANOS_PER_MILLI, null, samplesMicros);
    windowCount = 0;
    windowBoundNanos = 0;
    return window;
  }

  boolean takeDirty() {
    boolean wasDirty = isDirty;
    isDirty = false;
    return wasDirty;
  }

  SessionSpread total() {
    return total;
  }

  /** What is distributed over the session, a fixed place each. */
  SessionSpread[] spreads() {
    return new SessionSpread[] {total, totalBound};
  }

  HopSummary summary() {
    return new HopSummary(
        name,
        total.whole(),
        totalBound.whole(),
        null,
        null,
        name.hop().fromStage(),
        name.hop().toStage());
  }

  void writeTo(SnapshotWriter out) {
    total.writeRecent(out);
    totalBound.writeRecent(out);
  }

  void readFrom(SnapshotReader in) {
    total.readRecent(in);
    totalBound.readRecent(in);
  }
}
