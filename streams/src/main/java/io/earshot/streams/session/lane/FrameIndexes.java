package io.earshot.streams.session.lane;

import io.earshot.media.mark.SendIndex;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.input.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The newest frames of every stream at every stage, to find what a frame was at another stage. One
 * index holds the frames of one clock.
 */
final class FrameIndexes {

  /** What frames of an index are found by. */
  enum Key {
    PAYLOAD,
    PRIMARY,
    RTP_TIMESTAMP
  }

  /** A timestamp as key still needs a length: any but 0, which means padding. */
  static final int TIMESTAMP_LENGTH = 1;

  /** Indexes of one session; one more drives the oldest out. */
  private static final int MAX_INDEXES = 512;

  /** One index and whose frames it holds. */
  record Entry(
      Stage stage, Key key, String participant, long ssrc, ClockName clock, SendIndex frames) {}

  private record Name(Stage stage, Key key, String participant, long ssrc, ClockName clock) {}

  private static final Comparator<Entry> IN_ORDER =
      Comparator.comparing(Entry::participant)
          .thenComparingLong(Entry::ssrc)
          .thenComparing(entry -> entry.clock().node())
          .thenComparing(entry -> entry.clock().clock())
          .thenComparing(entry -> entry.clock().epoch());

  private final Map<Name, Entry> entries = new LinkedHashMap<>();
  private int version;

  /** The index of these frames; made when first asked for. */
  SendIndex of(Stage stage, Key key, String participant, long ssrc, ClockName clock) {
    Name name = new Name(stage, key, participant, ssrc, clock);
    Entry entry = entries.get(name);
    if (entry == null) {
      if (entries.size() == MAX_INDEXES) {
        entries.remove(entries.keySet().iterator().next());
      }
      SendIndex frames = SendIndex.ofCapacity(SendIndex.DEFAULT_CAPACITY);
      entry = new Entry(stage, key, participant, ssrc, clock, frames);
      entries.put(name, entry);
      version++;
    }
    return entry.frames();
  }

  /** Grows whenever an index is added. */
  int version() {
    return version;
  }

  /** All indexes of a stage, in an order that does not depend on their making. */
  List<Entry> all(Stage stage, Key key) {
    List<Entry> found = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (entry.stage() == stage && entry.key() == key) {
        found.add(entry);
      }
    }
    found.sort(IN_ORDER);
    return found;
  }
}
