package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import org.jspecify.annotations.Nullable;

/** The part of some spreads that changes seldom, stored apart from what changes every second. */
final class SettledSpreads {

  private SettledSpreads() {}

  /** Settles what has enough new values; true if anything was settled and has to be stored. */
  static boolean settle(@Nullable SessionSpread[] spreads) {
    boolean isDirty = false;
    for (SessionSpread spread : spreads) {
      if (spread != null) {
        spread.settle();
        isDirty |= spread.takeSettledDirty();
      }
    }
    return isDirty;
  }

  static void write(@Nullable SessionSpread[] spreads, SnapshotWriter out) {
    for (SessionSpread spread : spreads) {
      out.writeBoolean(spread != null);
      if (spread != null) {
        spread.writeSettled(out);
      }
    }
  }

  /** Reads into the same spreads; what was measured then is measured now. */
  static void read(@Nullable SessionSpread[] spreads, SnapshotReader in) {
    for (SessionSpread spread : spreads) {
      if (in.readBoolean()) {
        if (spread == null) {
          throw new IllegalStateException("a settled spread without the part it belongs to");
        }
        spread.readSettled(in);
      }
    }
  }
}
