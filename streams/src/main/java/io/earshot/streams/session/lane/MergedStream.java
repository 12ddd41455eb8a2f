package io.earshot.streams.session.lane;

import io.earshot.media.loss.LossRuns;
import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.quality.Reception;
import io.earshot.streams.session.result.StreamWindow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Windows of one stream summed, and the quality of the sum. Jitter is the newest; the mean buffer
 * delay is unknown, since means of seconds do not add.
 */
final class MergedStream {

  private static final int COUNTS = 6;

  private final String participant;
  private final String direction;
  private String leg;
  private @Nullable String peer;
  private final @Nullable Long ssrc;
  private final @Nullable Long[] counts = new @Nullable Long[COUNTS];
  private @Nullable Double jitterMillis;
  private DelayHistogram jitter = new DelayHistogram();
  private @Nullable LossRuns lossRuns;
  private final List<Double> rttMillis = new ArrayList<>();
  private @Nullable Reception reception;

  MergedStream(StreamWindow first) {
    this(first.participant(), first.direction(), first.leg(), first.peer(), first.ssrc());
  }

  private MergedStream(
      String participant,
      String direction,
      String leg,
      @Nullable String peer,
      @Nullable Long ssrc) {
    this.participant = participant;
    this.direction = direction;
    this.leg = leg;
    this.peer = peer;
    this.ssrc = ssrc;
  }

  static String keyOf(StreamWindow window) {
    return key(window.participant(), window.direction(), window.ssrc());
  }

  String key() {
    return key(participant, direction, ssrc);
  }

  private static String key(String participant, String direction, @Nullable Long ssrc) {
    return participant + "/" + direction + "/" + ssrc;
  }

  void add(StreamWindow window) {
    leg = window.leg();
    peer = window.peer();
    add(0, window.expectedPackets());
    add(1, window.receivedPackets());
    add(2, window.lostPackets());
    add(3, window.concealedSamples());
    add(4, window.totalSamples());
    add(5, window.bytes());
    Double newestJitterMillis = window.jitterMillis();
    if (newestJitterMillis != null) {
      jitterMillis = newestJitterMillis;
      jitter.recordMillis(newestJitterMillis);
    }
    LossRuns runs = window.lossRuns();
    if (runs != null) {
      lossRuns = lossRuns == null ? runs : lossRuns.plus(runs);
    }
    rttMillis.addAll(window.rttMillis());
    Reception next = window.reception();
    if (next != null) {
      reception = reception == null ? next : reception.plus(next);
    }
  }

  private void add(int index, @Nullable Long value) {
    Long before = counts[index];
    if (value != null) {
      counts[index] = before == null ? value : Long.valueOf(before + value);
    }
  }

  StreamWindow window(SoundWay way) {
    return new StreamWindow(
        participant,
        direction,
        leg,
        peer,
        ssrc,
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        counts[4],
        counts[5],
        jitterMillis,
        null,
        List.copyOf(rttMillis),
        lossRuns,
        rtt(),
        jitter,
        reception,
        reception == null ? null : reception.quality(way.millis(peer, participant)));
  }

  private DelayHistogram rtt() {
    DelayHistogram rtt = new DelayHistogram();
    rttMillis.forEach(rtt::recordMillis);
    return rtt;
  }

  void writeTo(SnapshotWriter out) {
    out.writeString(participant);
    out.writeString(direction);
    out.writeString(leg);
    out.writeString(peer == null ? "" : peer);
    out.writeNullable(ssrc);
    for (Long count : counts) {
      out.writeNullable(count);
    }
    out.writeDouble(jitterMillis == null ? Double.NaN : jitterMillis);
    out.writeUnsigned(rttMillis.size());
    rttMillis.forEach(out::writeDouble);
    jitter.writeTo(out);
    out.writeBoolean(lossRuns != null);
    if (lossRuns != null) {
      lossRuns.writeTo(out);
    }
    out.writeBoolean(reception != null);
    if (reception != null) {
      reception.writeTo(out);
    }
  }

  static MergedStream readFrom(SnapshotReader in) {
    String participant = in.readString();
    String direction = in.readString();
    String leg = in.readString();
    String peer = in.readString();
    MergedStream stream =
        new MergedStream(
            participant, direction, leg, peer.isEmpty() ? null : peer, in.readNullable());
    for (int i = 0; i < COUNTS; i++) {
      stream.counts[i] = in.readNullable();
    }
    double jitterMillis = in.readDouble();
    stream.jitterMillis = Double.isNaN(jitterMillis) ? null : jitterMillis;
    for (int n = in.readCount(Integer.MAX_VALUE); n > 0; n--) {
      stream.rttMillis.add(in.readDouble());
    }
    stream.jitter = DelayHistogram.readFrom(in);
    stream.lossRuns = in.readBoolean() ? LossRuns.readFrom(in) : null;
    stream.reception = in.readBoolean() ? Reception.readFrom(in) : null;
    return stream;
  }
}
