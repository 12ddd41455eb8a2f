package io.earshot.alerts.rule.observation;

import io.earshot.media.snapshot.SnapshotWriter;

/** How often something happened; not negative. */
public record Tally(long count) implements Observation {

  @Override
  public boolean isReadable() {
    return count >= 0;
  }

  @Override
  public void writeTo(SnapshotWriter out) {
    out.writeSigned(count);
  }
}
