package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Map;

/** Snapshot form of texts by name. */
final class Names {

  private static final int MAX_NAMES = 64;

  private Names() {}

  static void write(Map<String, String> texts, SnapshotWriter out) {
    out.writeUnsigned(texts.size());
    texts.forEach(
        (name, text) -> {
          out.writeString(name);
          out.writeString(text);
        });
  }

  static void read(SnapshotReader in, Map<String, String> into) {
    for (int n = in.readCount(MAX_NAMES); n > 0; n--) {
      into.put(in.readString(), in.readString());
    }
  }
}
