package io.earshot.alerts.rule.observation;

import io.earshot.media.snapshot.SnapshotWriter;

/** How often something happened; negative where a later second takes back what one before said. */
public record Tally(long count) implements Observation {

  /** What no agent counts to. */
  static final Tally UNREADABLE = new Tally(Long.MIN_VALUE);

  @Override
  public boolean isReadable() {
    return count != UNREADABLE.count;
  }

  @Override
  public void writeTo(SnapshotWriter out) {
    out.writeSigned(count);
  }
}
