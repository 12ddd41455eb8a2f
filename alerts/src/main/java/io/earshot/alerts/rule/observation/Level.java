package io.earshot.alerts.rule.observation;

import io.earshot.media.snapshot.SnapshotWriter;

/** A reading of something that rises and falls, in the unit of its metric. */
public record Level(double value) implements Observation {

  @Override
  public boolean isReadable() {
    return Double.isFinite(value);
  }

  @Override
  public void writeTo(SnapshotWriter out) {
    out.writeDouble(value);
  }
}
