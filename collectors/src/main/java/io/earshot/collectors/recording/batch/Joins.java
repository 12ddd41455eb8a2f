package io.earshot.collectors.recording.batch;

import io.earshot.collectors.recording.clock.ClockGraph;
import io.earshot.collectors.recording.clock.Evidence;
import io.earshot.schema.ClockId;
import io.earshot.schema.ProbeExchange;
import io.earshot.schema.ReportType;
import io.earshot.schema.StreamReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What ties the clocks of a recording together before anything is known of them: hours may lie
 * between two of them, so only what is unique in the whole call is joined.
 */
final class Joins {

  private static final long MAX_ROUND_TRIP_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final ClockGraph graph = new ClockGraph();
  private final Map<Object, Seen> departures = new HashMap<>();
  private final Map<Arrival, Seen> arrivals = new HashMap<>();

  private Joins() {}

  /** Key of a unit on one leg of a client, as its headers say. */
  private record LegUnit(boolean up, String client, long ssrc, long rtpTimestamp) {}

  /** A unit, by payload or by leg, at one receiver. */
  private record Arrival(String receiver, Object unit) {}

  /** Who saw a unit, and when by the own clock; null = several did, or one did twice. */
  private record Seen(@Nullable String participant, long atNanos) {

    static final Seen REPEATED = new Seen(null, 0);
  }

  static ClockGraph of(Map<Agent, List<Row>> rows, Map<Agent, List<Row>> beside) {
    Joins joins = new Joins();
    rows.forEach(joins::see);
    beside.forEach(joins::see);
    joins.joinMarks();
    return joins.graph;
  }

  private void see(Agent agent, List<Row> rows) {
    rows.forEach(row -> row.sights().forEach(sight -> see(agent.participant(), sight)));
  }

  private void see(String own, Sight sight) {
    if (sight instanceof Sight.Passage passage) {
      seeMark(own, passage.mark());
    } else if (sight instanceof Sight.Reading reading) {
      seeReport(own, reading.report());
    } else if (sight instanceof Sight.Probing probing) {
      seeExchange(own, probing.exchange());
    }
  }

  private void seeMark(String own, Mark mark) {
    Seen seen = new Seen(own, mark.atNanos());
    switch (mark.stage()) {
      case SEND -> {
        units(mark).forEach(unit -> seeOnce(departures, unit, seen));
        seeOnce(departures, legUnit(mark, true, own), seen);
      }
      case SFU_OUT -> seeOnce(departures, legUnit(mark, false, mark.participant()), seen);
      case SFU_IN -> arrive(own, legUnit(mark, true, mark.participant()), seen);
      case RECEIVE -> {
        units(mark).forEach(unit -> arrive(own, unit, seen));
        arrive(own, legUnit(mark, false, own), seen);
      }
      default -> {}
    }
  }

  /** The payload as a whole and without its redundancy, which servers strip. */
  private static List<Mark.Payload> units(Mark mark) {
    Mark.Payload whole = mark.whole();
    Mark.Payload primary = mark.primary();
    if (whole == null || whole.lengthBytes() == 0) {
      return List.of();
    }
    return primary == null || primary.equals(whole) ? List.of(whole) : List.of(whole, primary);
  }

  private static @Nullable LegUnit legUnit(Mark mark, boolean up, @Nullable String client) {
    return client == null || mark.ssrc() == null || mark.rtpTimestamp() == null
        ? null
        : new LegUnit(up, client, mark.ssrc(), mark.rtpTimestamp());
  }

  private void arrive(String own, @Nullable Object unit, Seen seen) {
    seeOnce(arrivals, unit == null ? null : new Arrival(own, unit), seen);
  }

  private static <K> void seeOnce(Map<K, Seen> all, @Nullable K unit, Seen seen) {
    if (unit != null) {
      all.merge(unit, seen, (first, second) -> Seen.REPEATED);
    }
  }

  private void joinMarks() {
    arrivals.forEach(
        (arrival, received) -> {
          Seen sent = departures.getOrDefault(arrival.unit(), Seen.REPEATED);
          if (sent.participant() != null && received.participant() != null) {
            add(Evidence.MARKS, sent.participant(), received.participant(), received, sent);
          }
        });
  }

  private void add(Evidence evidence, String from, String to, Seen arrived, Seen left) {
    if (!from.equals(to)
        && SoundRows.isSane(arrived.atNanos())
        && SoundRows.isSane(left.atNanos())) {
      graph.add(evidence, from, to, arrived.atNanos() - left.atNanos());
    }
  }

  private void seeReport(String own, StreamReport report) {
    Long stampedNanos = report.getNtpNanos();
    Long arrivedNanos = report.getStatsNanos();
    String stampedBy = report.getNtpParticipant();
    if (report.getType() == ReportType.REMOTE_OUTBOUND_RTP
        && stampedNanos != null
        && arrivedNanos != null
        && stampedBy != null) {
      Seen arrived = new Seen(own, arrivedNanos);
      add(Evidence.REPORTS, stampedBy, own, arrived, new Seen(stampedBy, stampedNanos));
    }
  }

  private void seeExchange(String own, ProbeExchange exchange) {
    long awayNanos = exchange.getResponseReceivedNanos() - exchange.getRequestSentNanos();
    long thereNanos = exchange.getResponseSentNanos() - exchange.getRequestReceivedNanos();
    long roundTripNanos = awayNanos - thereNanos;
    if (thereNanos < 0 || roundTripNanos < 0 || roundTripNanos > MAX_ROUND_TRIP_NANOS) {
      return;
    }
    String peer = nameOf(exchange.getPeerClock());
    Seen sent = new Seen(own, exchange.getRequestSentNanos());
    Seen received = new Seen(peer, exchange.getRequestReceivedNanos());
    Seen answered = new Seen(peer, exchange.getResponseSentNanos());
    Seen returned = new Seen(own, exchange.getResponseReceivedNanos());
    add(Evidence.EXCHANGES, own, peer, received, sent);
    add(Evidence.EXCHANGES, peer, own, returned, answered);
  }

  /** A slash is in no participant's clock, so a peer's clock is nobody's by accident. */
  private static String nameOf(ClockId clock) {
    return clock.getNode() + "/" + clock.getClock() + "/" + clock.getEpoch();
  }
}
