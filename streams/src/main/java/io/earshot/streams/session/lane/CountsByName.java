package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Map;

/** Snapshot form of counts by name. */
public final class CountsByName {

  private static final int MAX_NAMES = 10_000;

  private CountsByName() {}

  public static void write(Map<String, Long> counts, SnapshotWriter out) {
    out.writeUnsigned(counts.size());
    counts.forEach(
        (name, count) -> {
          out.writeString(name);
          out.writeSigned(count);
        });
  }

  public static void read(SnapshotReader in, Map<String, Long> into) {
    for (int n = in.readCount(MAX_NAMES); n > 0; n--) {
      into.put(in.readString(), in.readSigned());
    }
  }
}
