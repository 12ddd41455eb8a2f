package io.earshot.streams.session.lane;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.HopClock;
import io.earshot.streams.session.result.HopName;
import io.earshot.streams.session.result.HopWindow;
import io.earshot.streams.session.result.ParticipantWindow;
import io.earshot.streams.session.result.WindowMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** FINAL seconds merged into one longer window: delays as histograms, streams as sums. */
public final class MergedWindow {

  private static final int MAX_ENTRIES = 100_000;

  private final Map<HopName, MergedHop> hops = new TreeMap<>();
  private final Map<String, MergedStream> streams = new TreeMap<>();
  private final Map<String, ParticipantWindow> participants = new TreeMap<>();
  private final Map<String, String> context = new TreeMap<>();
  private final List<Double> iceRttMillis = new ArrayList<>();
  private long lateObservations;

  public void add(WindowMeasurement second) {
    for (HopWindow hop : second.hops()) {
      hops.computeIfAbsent(hop.name(), MergedHop::new).add(hop);
    }
    second
        .streams()
        .forEach(
            stream ->
                streams
                    .computeIfAbsent(MergedStream.keyOf(stream), key -> new MergedStream(stream))
                    .add(stream));
    for (ParticipantWindow participant : second.participants()) {
      participants.merge(participant.participant(), participant, MergedParticipant::sum);
    }
    context.putAll(second.context());
    iceRttMillis.addAll(second.iceRttMillis());
    lateObservations += second.lateObservations();
  }

  public boolean isEmpty() {
    return hops.isEmpty() && streams.isEmpty() && iceRttMillis.isEmpty() && participants.isEmpty();
  }

  /** Ends the window; the next one begins empty. */
  public WindowMeasurement close(String session, long firstSecond, int windowSeconds) {
    List<HopWindow> closedHops = new ArrayList<>();
    hops.forEach((name, hop) -> closedHops.add(hop.window(name)));
    TreeMap<HopName, DelayHistogram> delays = new TreeMap<>();
    hops.forEach((name, hop) -> delays.put(name, hop.delay));
    SoundWay way = new SoundWay(delays);
    WindowMeasurement closed =
        new WindowMeasurement(
            true,
            session,
            firstSecond,
            windowSeconds,
            lateObservations,
            streams.values().stream().map(stream -> stream.window(way)).toList(),
            closedHops,
            List.copyOf(iceRttMillis),
            new TreeMap<>(context),
            List.copyOf(participants.values()));
    hops.clear();
    streams.clear();
    participants.clear();
    context.clear();
    iceRttMillis.clear();
    lateObservations = 0;
    return closed;
  }

  public byte[] toBytes() {
    SnapshotWriter out = new SnapshotWriter();
    out.writeUnsigned(hops.size());
    hops.forEach(
        (name, hop) -> {
          out.writeUnsigned(name.hop().ordinal());
          out.writeString(name.from());
          out.writeString(name.to());
          out.writeUnsigned(name.clock().ordinal());
          hop.writeTo(out);
        });
    out.writeUnsigned(streams.size());
    streams.values().forEach(stream -> stream.writeTo(out));
    out.writeUnsigned(iceRttMillis.size());
    iceRttMillis.forEach(out::writeDouble);
    out.writeUnsigned(lateObservations);
    out.writeUnsigned(participants.size());
    participants.values().forEach(each -> MergedParticipant.write(each, out));
    Names.write(context, out);
    return out.toByteArray();
  }

  public void restore(byte[] state) {
    SnapshotReader in = new SnapshotReader(state);
    for (int n = in.readCount(MAX_ENTRIES); n > 0; n--) {
      HopName name =
          new HopName(
              Hop.values()[in.readCount(Hop.values().length - 1)],
              in.readString(),
              in.readString(),
              HopClock.values()[in.readCount(HopClock.values().length - 1)]);
      hops.put(name, MergedHop.readFrom(name, in));
    }
    for (int n = in.readCount(MAX_ENTRIES); n > 0; n--) {
      MergedStream stream = MergedStream.readFrom(in);
      streams.put(stream.key(), stream);
    }
    for (int n = in.readCount(MAX_ENTRIES); n > 0; n--) {
      iceRttMillis.add(in.readDouble());
    }
    lateObservations = in.readUnsigned();
    for (int n = in.readCount(MAX_ENTRIES); n > 0; n--) {
      ParticipantWindow participant = MergedParticipant.readFrom(in);
      participants.put(participant.participant(), participant);
    }
    Names.read(in, context);
  }
}
