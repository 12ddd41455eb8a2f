package io.earshot.streams.rollup;

import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Comparator;

/**
 * What one part of an open window is kept under.
 *
 * @param source session of a call's window, or scope and partition of a partial
 */
record PartKey(WindowTime window, String source) implements Comparable<PartKey> {

  private static final Comparator<PartKey> ORDER =
      Comparator.comparing(PartKey::window).thenComparing(PartKey::source);

  static PartKey ofPartial(WindowTime window, ScopeName name, int partition) {
    return new PartKey(window, name.scope().key() + "/" + partition + "/" + name.name());
  }

  byte[] toBytes() {
    SnapshotWriter out = new SnapshotWriter();
    out.writeFixed64(window.second());
    out.writeUnsigned(window.seconds());
    out.writeString(source);
    return out.toByteArray();
  }

  @Override
  public int compareTo(PartKey that) {
    return ORDER.compare(this, that);
  }
}
