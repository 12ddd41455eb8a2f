package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.HopClock;
import io.earshot.streams.session.result.HopName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lane as parts that are stored apart, so that a second writes only what it touched. The names
 * tell parts apart; who they are of is inside.
 */
public final class LaneParts {

  /** Where changed parts go. */
  public interface Store {
    void put(String part, byte @Nullable [] state);
  }

  private static final String FACTS = "facts";
  private static final String STREAM = "stream/";
  private static final String HOP = "hop/";
  private static final String SETTLED_STREAM = "settled/stream/";
  private static final String SETTLED_HOP = "settled/hop/";
  private static final String UTTERANCE = "utterance/";

  private final String prefix;
  private final Lane lane;

  /** Settled parts wait for the streams they belong to, which may come after them. */
  private final List<SnapshotReader> settledStreams = new ArrayList<>();

  /**
   * @param prefix what the names of all parts of this lane begin with
   */
  public LaneParts(String prefix, Lane lane) {
    this.prefix = prefix;
    this.lane = lane;
  }

  /** Stores what the second that was just closed has changed. */
  public void storeChanges(Store store) {
    SnapshotWriter out = new SnapshotWriter();
    lane.writeFacts(out);
    put(store, FACTS, out);
    for (StreamState stream : lane.streams.all()) {
      if (stream.takeDirty()) {
        storeStream(stream, out, store);
      }
    }
    for (HopTally tally : lane.hops.tallies()) {
      if (tally.takeDirty()) {
        storeHop(tally, out, store);
      }
    }
    lane.utterances
        .takeChanged()
        .forEach(
            (id, utterance) -> {
              out.writeString(id);
              Utterances.write(utterance, out);
              put(store, UTTERANCE + id, out);
            });
    for (String id : lane.utterances.takeRemoved()) {
      store.put(prefix + UTTERANCE + id, null);
    }
  }

  private void storeStream(StreamState stream, SnapshotWriter out, Store store) {
    if (SettledSpreads.settle(stream.spreads())) {
      writeId(stream.id, out);
      SettledSpreads.write(stream.spreads(), out);
      put(store, SETTLED_STREAM + stream.id.text(), out);
    }
    writeId(stream.id, out);
    stream.writeTo(out);
    put(store, STREAM + stream.id.text(), out);
  }

  private void storeHop(HopTally tally, SnapshotWriter out, Store store) {
    String name = textOf(tally.name);
    if (SettledSpreads.settle(tally.spreads())) {
      writeName(tally.name, out);
      SettledSpreads.write(tally.spreads(), out);
      put(store, SETTLED_HOP + name, out);
    }
    writeName(tally.name, out);
    tally.writeTo(out);
    put(store, HOP + name, out);
  }

  private static String textOf(HopName name) {
    return name.hop().label() + "/" + name.clock().label() + "/" + name.from() + "/" + name.to();
  }

  private static void writeId(StreamId id, SnapshotWriter out) {
    out.writeString(id.participant());
    out.writeBoolean(id.isOutbound());
    out.writeSigned(id.ssrc());
  }

  private static StreamId readId(SnapshotReader in) {
    return new StreamId(in.readString(), in.readBoolean(), in.readSigned());
  }

  private static void writeName(HopName name, SnapshotWriter out) {
    out.writeUnsigned(name.hop().ordinal());
    out.writeUnsigned(name.clock().ordinal());
    out.writeString(name.from());
    out.writeString(name.to());
  }

  private HopTally readTally(SnapshotReader in) {
    Hop hop = Hop.values()[in.readCount(Hop.values().length - 1)];
    HopClock clock = HopClock.values()[in.readCount(HopClock.values().length - 1)];
    return lane.hops.tally(hop, in.readString(), in.readString(), clock);
  }

  private void put(Store store, String part, SnapshotWriter out) {
    store.put(prefix + part, out.toByteArray());
    out.clear();
  }

  /** Whether a part belongs to this lane. */
  public boolean owns(String part) {
    return part.startsWith(prefix);
  }

  /** Gives one part back; any order. */
  public void restore(String part, byte[] state) {
    SnapshotReader in = new SnapshotReader(state);
    String name = part.substring(prefix.length());
    if (name.equals(FACTS)) {
      lane.readFacts(in);
    } else if (name.startsWith(STREAM)) {
      lane.streams.put(StreamState.readFrom(readId(in), lane.streams.keepsTotals(), in));
    } else if (name.startsWith(HOP)) {
      readTally(in).readFrom(in);
    } else if (name.startsWith(SETTLED_HOP)) {
      SettledSpreads.read(readTally(in).spreads(), in);
    } else if (name.startsWith(SETTLED_STREAM)) {
      settledStreams.add(in);
    } else if (name.startsWith(UTTERANCE)) {
      lane.utterances.read(in.readString(), in);
    } else {
      throw new IllegalStateException("part=" + part + " is of no kind that this version knows");
    }
  }

  /** All parts are back. */
  public void restored() {
    for (SnapshotReader in : settledStreams) {
      StreamId id = readId(in);
      StreamState stream = lane.streams.find(id.participant(), id.isOutbound(), id.ssrc());
      if (stream != null) {
        SettledSpreads.read(stream.spreads(), in);
      }
    }
    settledStreams.clear();
    lane.utterances.sortRestored();
  }
}
