package io.earshot.alerts.rule.observation;

import io.earshot.media.snapshot.SnapshotWriter;

/**
 * A part of a whole: lost of expected packets, failed of attempted connections.
 *
 * @param part may be negative: packets that come late take back a loss of the second before; may be
 *     greater than the whole: a connection fails later than it was attempted
 * @param whole not negative
 */
public record Share(long part, long whole) implements Observation {

  public Share plus(Share other) {
    return new Share(part + other.part, whole + other.whole);
  }

  @Override
  public boolean isReadable() {
    return whole >= 0;
  }

  @Override
  public void writeTo(SnapshotWriter out) {
    out.writeSigned(part);
    out.writeSigned(whole);
  }
}
