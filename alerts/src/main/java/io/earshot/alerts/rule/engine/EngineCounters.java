package io.earshot.alerts.rule.engine;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/** How many samples became what; part of the state, so that a restart does not lose count. */
public final class EngineCounters {

  private static final Acceptance[] KINDS = Acceptance.values();

  private final long[] counts = new long[KINDS.length];

  EngineCounters() {}

  Acceptance count(Acceptance acceptance) {
    counts[acceptance.ordinal()]++;
    return acceptance;
  }

  public long of(Acceptance acceptance) {
    return counts[acceptance.ordinal()];
  }

  void writeTo(SnapshotWriter out) {
    for (long count : counts) {
      out.writeUnsigned(count);
    }
  }

  void readFrom(SnapshotReader in) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = in.readUnsigned();
    }
  }
}
