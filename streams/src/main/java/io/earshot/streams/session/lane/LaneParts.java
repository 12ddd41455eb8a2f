package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.HopClock;
import io.earshot.streams.session.result.HopName;
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
  private static final String UTTERANCE = "utterance/";

  private final String prefix;
  private final Lane lane;

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
        out.writeString(stream.id.participant());
        out.writeBoolean(stream.id.isOutbound());
        out.writeSigned(stream.id.ssrc());
        stream.writeTo(out);
        put(store, STREAM + stream.id.text(), out);
      }
    }
    for (HopTally tally : lane.hops.tallies()) {
      if (tally.takeDirty()) {
        HopName name = tally.name;
        out.writeUnsigned(name.hop().ordinal());
        out.writeUnsigned(name.clock().ordinal());
        out.writeString(name.from());
        out.writeString(name.to());
        tally.writeTo(out);
        put(
            store,
            HOP
                + name.hop().label()
                + "/"
                + name.clock().label()
                + "/"
                + name.from()
                + "/"
                + name.to(),
            out);
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
      StreamId id = new StreamId(in.readString(), in.readBoolean(), in.readSigned());
      lane.streams.put(StreamState.readFrom(id, in));
    } else if (name.startsWith(HOP)) {
      Hop hop = Hop.values()[in.readCount(Hop.values().length - 1)];
      HopClock clock = HopClock.values()[in.readCount(HopClock.values().length - 1)];
      lane.hops.tally(hop, in.readString(), in.readString(), clock).readFrom(in);
    } else if (name.startsWith(UTTERANCE)) {
      lane.utterances.read(in.readString(), in);
    } else {
      throw new IllegalStateException("part=" + part + " is of no kind that this version knows");
    }
  }

  /** All parts are back. */
  public void restored() {
    lane.utterances.sortRestored();
  }
}
