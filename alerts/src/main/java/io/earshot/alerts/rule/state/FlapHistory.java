package io.earshot.alerts.rule.state;

import io.earshot.alerts.rule.definition.Flapping;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.ArrayDeque;

/** When an alert resolved lately, and while it flaps, since when it is what it is. */
final class FlapHistory {

  /** More cycles than any rule asks for; a snapshot that claims more is damaged. */
  static final int MAX_CYCLES = 1000;

  private final ArrayDeque<Long> resolvedTicks = new ArrayDeque<>();
  private boolean isBreached;
  private long sinceTick;

  /** Counts one firing that resolved by itself. */
  void addCycle(long tick, Flapping flapping) {
    resolvedTicks.addLast(tick);
    while (resolvedTicks.size() > flapping.cycles()) {
      resolvedTicks.removeFirst();
    }
  }

  /** Whether another firing now would be one too many: enough cycles in {@code (t - w, t]}. */
  boolean isFlapping(long tick, Flapping flapping) {
    while (!resolvedTicks.isEmpty()
        && resolvedTicks.getFirst() <= tick - flapping.withinSeconds()) {
      resolvedTicks.removeFirst();
    }
    return flapping.cycles() > 0 && resolvedTicks.size() >= flapping.cycles();
  }

  void begin(long tick, boolean nowBreached) {
    sinceTick = tick;
    isBreached = nowBreached;
  }

  void forget() {
    resolvedTicks.clear();
  }

  boolean isBreached() {
    return isBreached;
  }

  long sinceTick() {
    return sinceTick;
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(resolvedTicks.size());
    resolvedTicks.forEach(out::writeSigned);
    out.writeBoolean(isBreached);
    out.writeSigned(sinceTick);
  }

  void readFrom(SnapshotReader in) {
    for (int left = in.readCount(MAX_CYCLES); left > 0; left--) {
      resolvedTicks.addLast(in.readSigned());
    }
    isBreached = in.readBoolean();
    sinceTick = in.readSigned();
  }
}
