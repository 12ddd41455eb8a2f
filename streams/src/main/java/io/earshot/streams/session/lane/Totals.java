package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.result.UtteranceTotal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Totals of utterances as bytes. */
final class Totals {

  private Totals() {}

  static void write(UtteranceTotal total, SnapshotWriter out) {
    out.writeString(total.listener());
    write(total.totalNanos(), out);
    write(total.boundNanos(), out);
    write(total.lagNanos(), out);
    out.writeUnsigned(total.missing().size());
    total.missing().forEach(out::writeString);
  }

  static UtteranceTotal read(SnapshotReader in) {
    String listener = in.readString();
    Long totalNanos = readLong(in);
    Long boundNanos = readLong(in);
    Long lagNanos = readLong(in);
    List<String> missing = new ArrayList<>();
    for (int n = in.readCount(Integer.MAX_VALUE); n > 0; n--) {
      missing.add(in.readString());
    }
    return new UtteranceTotal(listener, totalNanos, boundNanos, lagNanos, missing);
  }

  private static void write(@Nullable Long nanos, SnapshotWriter out) {
    out.writeBoolean(nanos != null);
    if (nanos != null) {
      out.writeSigned(nanos);
    }
  }

  private static @Nullable Long readLong(SnapshotReader in) {
    return in.readBoolean() ? in.readSigned() : null;
  }
}
