package io.earshot.alerts.rule.engine;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * Something that is wrong with a rule where it is evaluated, to be told elsewhere.
 *
 * @param rule its name
 */
public record Ailment(String rule, Kind kind) {

  private static final Kind[] KINDS = Kind.values();

  public void writeTo(SnapshotWriter out) {
    out.writeString(rule);
    out.writeUnsigned(kind.ordinal());
  }

  public static Ailment readFrom(SnapshotReader in) {
    return new Ailment(in.readString(), KINDS[in.readCount(KINDS.length - 1)]);
  }

  /** What it is. */
  public enum Kind {
    /** More is breached than its limit lets through. */
    OVERFLOW,
    /** A sample made no sense. */
    ERROR
  }
}
