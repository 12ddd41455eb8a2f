package io.earshot.streams.session.lane;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.result.HopClock;
import io.earshot.streams.session.result.HopName;
import io.earshot.streams.session.result.HopSummary;
import io.earshot.streams.session.result.HopWindow;
import org.jspecify.annotations.Nullable;

/** Delays of one hop: those of the open window, and in a FINAL lane of the whole session. */
final class HopTally {

  final HopName name;
  private final boolean keepsTotals;
  private final DelayWindow window = new DelayWindow();
  private final ExcessTally excess = new ExcessTally();
  private final LoopTally loop = new LoopTally();
  private boolean isDirty;
  private long impossible;
  private final SessionSpread total = new SessionSpread();
  private final SessionSpread totalBound = new SessionSpread();
  private final SessionSpread shortest = new SessionSpread();
  private final SessionSpread longest = new SessionSpread();

  HopTally(HopName name, boolean keepsTotals) {
    this.name = name;
    this.keepsTotals = keepsTotals;
  }

  /**
   * Adds one unit's delay.
   *
   * @param boundNanos half width of the interval that holds the true delay
   */
  void add(long delayNanos, long boundNanos, long eventNanos) {
    add(delayNanos, delayNanos, boundNanos, eventNanos);
  }

  /**
   * Adds one unit's delay.
   *
   * @param freeNanos as the offset gives it, be it below zero: the offset cancels in loops
   * @param delayNanos the same, not below zero
   * @param boundNanos half width of the interval that holds the true delay
   */
  void add(long freeNanos, long delayNanos, long boundNanos, long eventNanos) {
    window.add(delayNanos, boundNanos);
    loop.onWay(freeNanos, eventNanos, keepsTotals);
    if (keepsTotals) {
      isDirty = true;
      total.recordNanos(delayNanos);
      totalBound.recordNanos(boundNanos);
      if (hasOwnBounds()) {
        shortest.recordNanos(Math.max(0, delayNanos - boundNanos));
        longest.recordNanos(delayNanos + boundNanos);
      }
    }
  }

  /** Whether each delay has a bound of its own: the resolution of one clock is the same for all. */
  private boolean hasOwnBounds() {
    return name.clock() != HopClock.SAME;
  }

  /** Adds one unit whose times no offset brings together. */
  void addUnbounded(long differenceNanos) {
    excess.add(differenceNanos, keepsTotals);
    isDirty |= keepsTotals;
  }

  /** Counts a unit that took no time that a network takes, whatever the offset. */
  void countImpossible() {
    impossible++;
    isDirty |= keepsTotals;
  }

  long impossible() {
    return impossible;
  }

  /** The way back of this hop: together they are free of the offset. */
  void closeLoopWith(HopTally wayBack) {
    loop.closeWith(wayBack.loop);
  }

  boolean hasWindow() {
    return !window.isEmpty() || excess.hasWindow();
  }

  /** What the open window holds; the next one begins empty. */
  HopWindow closeWindow() {
    HopWindow closed =
        new HopWindow(
            name,
            window.histogram(),
            window.isEmpty() ? null : window.lo(),
            window.isEmpty() ? null : window.hi(),
            window.isEmpty() ? null : window.boundMillis(),
            excess.closeWindow(),
            window.samplesMicros(),
            window.boundsMicros());
    window.clear();
    return closed;
  }

  boolean takeDirty() {
    boolean wasDirty = isDirty;
    isDirty = false;
    return wasDirty;
  }

  SessionSpread total() {
    return total;
  }

  SessionSpread totalBound() {
    return totalBound;
  }

  /** Whether anything was ever measured. */
  boolean isEmpty() {
    return total.count() == 0 && excess.relative().count() == 0;
  }

  /** What is distributed over the session, a fixed place each. */
  SessionSpread[] spreads() {
    return new SessionSpread[] {
      total, totalBound, shortest, longest, excess.relative(), loop.total()
    };
  }

  HopSummary summary() {
    DelayHistogram delay = total.whole();
    boolean isBounded = delay.count() > 0;
    return new HopSummary(
        name,
        delay,
        isBounded ? totalBound.whole() : null,
        isBounded && hasOwnBounds() ? shortest.whole() : null,
        isBounded && hasOwnBounds() ? longest.whole() : null,
        isBounded ? null : excess.relative().whole(),
        loopTotal(),
        name.hop().fromStage(),
        name.hop().toStage());
  }

  private @Nullable DelayHistogram loopTotal() {
    DelayHistogram both = loop.both();
    return both.count() == 0 ? null : both;
  }

  void writeTo(SnapshotWriter out) {
    total.writeRecent(out);
    totalBound.writeRecent(out);
    shortest.writeRecent(out);
    longest.writeRecent(out);
    excess.writeTo(out);
    loop.writeTo(out);
    out.writeUnsigned(impossible);
  }

  void readFrom(SnapshotReader in) {
    total.readRecent(in);
    totalBound.readRecent(in);
    shortest.readRecent(in);
    longest.readRecent(in);
    excess.readFrom(in);
    loop.readFrom(in);
    impossible = in.readUnsigned();
  }
}
