package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Reading;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.HopClock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes counters to where they belong: streams, participants, RTCP delays. */
final class Readings {

  private static final double NANOS_PER_MILLI = 1e6;

  private final Facts facts;
  private final Streams streams;
  private final Hops hops;
  private final MeasuredTransits transits;
  private final List<Double> windowIceRttMillis;
  private final RoundTrips roundTrips = new RoundTrips();
  private final Map<String, RtcpDelays> rtcpDelays = new TreeMap<>();

  Readings(
      Facts facts,
      Streams streams,
      Hops hops,
      MeasuredTransits transits,
      List<Double> windowIceRttMillis) {
    this.transits = transits;
    this.facts = facts;
    this.streams = streams;
    this.hops = hops;
    this.windowIceRttMillis = windowIceRttMillis;
  }

  void onReading(Batch batch, Reading reading, long eventNanos) {
    ParticipantFacts participant = facts.participant(reading.participant());
    switch (reading.type()) {
      case INBOUND_RTP -> onInbound(reading, eventNanos);
      case OUTBOUND_RTP -> {
        StreamState stream = streams.of(reading.participant(), true, reading.ssrc());
        if (stream != null) {
          stream.onOwnReading(reading, eventNanos);
        }
      }
      case REMOTE_INBOUND_RTP -> onRemoteInbound(reading, participant, eventNanos);
      case REMOTE_OUTBOUND_RTP -> onSenderReport(batch, reading, participant, eventNanos);
      case CANDIDATE_PAIR -> {
        double rttMillis = participant.onCandidatePair(reading, windowIceRttMillis);
        if (!Double.isNaN(rttMillis)) {
          roundTrips.onIce(participant.id, rttMillis, eventNanos);
        }
      }
      case SFU_LEG -> onServerLeg(reading, participant, eventNanos);
      case UNKNOWN -> {}
    }
    if (!batch.role().isServer() && participant.lastReadNanos() != eventNanos) {
      participant.onRead(eventNanos);
      for (StreamState stream : streams.all()) {
        if (stream.id.participant().equals(participant.id)) {
          stream.onParticipantRead();
        }
      }
    }
  }

  private void onInbound(Reading reading, long eventNanos) {
    StreamState stream = streams.of(reading.participant(), false, reading.ssrc());
    if (stream == null) {
      return;
    }
    stream.onOwnReading(reading, eventNanos);
    onProgress(stream);
    StreamState feed = feedOf(stream);
    if (feed != null) {
      stream.ownLeg().onRead(feed);
    }
  }

  /** A received stream has gone on: its feed's loss at its start may be known by now. */
  void onProgress(StreamState stream) {
    StreamState feed = feedOf(stream);
    if (feed != null) {
      stream.ownLeg().onProgress(feed, stream.firstNanos());
    }
  }

  private @Nullable StreamState feedOf(StreamState stream) {
    return StreamReports.feedOf(facts, streams, stream);
  }

  private void onServerLeg(Reading reading, ParticipantFacts participant, long eventNanos) {
    participant.onServerLeg(reading);
    if (reading.ssrc() == MarkColumn.NO_SSRC) {
      return;
    }
    StreamState stream = streams.of(reading.participant(), true, reading.ssrc());
    if (stream != null) {
      stream.onNextHostReading(reading, eventNanos, participant.connectedNanos());
    }
  }

  private void onRemoteInbound(Reading reading, ParticipantFacts participant, long eventNanos) {
    StreamState stream = streams.of(reading.participant(), true, reading.ssrc());
    double rttMillis =
        stream == null
            ? Double.NaN
            : stream.onRemoteInbound(reading, eventNanos, participant.connectedNanos());
    if (Double.isNaN(rttMillis)) {
      return;
    }
    if (participant.role() == Role.WORKER) {
      long halfNanos = Math.round(rttMillis * NANOS_PER_MILLI / 2);
      hops.tally(Hop.SFU_WORKER, facts.serverName(), participant.id, HopClock.RTCP)
          .add(halfNanos, halfNanos, eventNanos);
      return;
    }
    roundTrips.onRtcp(participant.id, rttMillis, eventNanos);
    if (reading.statsNanos() != Reading.NO_TIME) {
      rtcpOf(participant).onRoundTrip(rttMillis, reading.statsNanos());
    }
  }

  private void onSenderReport(
      Batch batch, Reading report, ParticipantFacts participant, long eventNanos) {
    String stampedBy = report.ntpParticipant();
    ClockName stampedClock = stampedBy == null ? null : facts.clockOf(stampedBy);
    if (stampedBy == null
        || stampedClock == null
        || facts.roleOf(stampedBy) != Role.SFU
        || participant.role() == Role.WORKER) {
      return;
    }
    RtcpWays ways = ways(participant.id, batch.clock(), stampedBy, stampedClock);
    long downlinkNanos =
        rtcpOf(participant)
            .onSenderReport(report, uplinkNanos -> ways.up().add(uplinkNanos, eventNanos));
    if (downlinkNanos != Times.NEVER) {
      ways.down().add(downlinkNanos, eventNanos);
    }
  }

  private RtcpWays ways(String client, ClockName clock, String server, ClockName serverClock) {
    if (clock.equals(serverClock)) {
      return RtcpWays.sameClock(
          hops.tally(Hop.UPLINK, client, server, HopClock.RTCP),
          hops.tally(Hop.DOWNLINK, server, client, HopClock.RTCP));
    }
    return RtcpWays.acrossClocks(
        transits.estimated(
            Hop.UPLINK, client, server, clock, serverClock, RtcpWays.UP_RESOLUTION_NANOS),
        transits.estimated(
            Hop.DOWNLINK, server, client, serverClock, clock, RtcpWays.DOWN_RESOLUTION_NANOS));
  }

  /** The second is over: what nothing better has told in it or before, round trips do. */
  void closeSecond() {
    roundTrips.closeSecond(facts, streams, hops);
  }

  private RtcpDelays rtcpOf(ParticipantFacts participant) {
    return rtcpDelays.computeIfAbsent(participant.id, id -> new RtcpDelays());
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(rtcpDelays.size());
    rtcpDelays.forEach(
        (participant, delays) -> {
          out.writeString(participant);
          delays.writeTo(out);
        });
    roundTrips.writeTo(out);
  }

  void readFrom(SnapshotReader in) {
    for (int n = in.readCount(Integer.MAX_VALUE); n > 0; n--) {
      rtcpDelays.put(in.readString(), RtcpDelays.readFrom(in));
    }
    roundTrips.readFrom(in);
  }
}
