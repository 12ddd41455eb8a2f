package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.clock.SessionClocks;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.input.Reading;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.input.Stat;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What RTCP says about clocks (RFC 3550 §6.4): a sender report left with its NTP time and arrived.
 * A round trip that ended at the same moment came in the same packet, so the two together are an
 * exchange whose middle is that NTP time. That holds for an SFU that reports in its own clock; a
 * report that was passed on came farther than the round trip went.
 */
final class RtcpSamples {

  /** Parts of one compound packet are read within this; others may have waited differently. */
  private static final long SAME_PACKET_NANOS = 1_000_000;

  /** Arrivals, NTP times and round trips may come in whole milliseconds. */
  private static final long RESOLUTION_NANOS = 1_000_000;

  private static final double NANOS_PER_SECOND = 1e9;

  private record Arrival(
      ClockName clock, ClockName stampedClock, long arrivedNanos, long stampedNanos) {}

  private record RoundTrip(long arrivedNanos, long nanos) {}

  private final Facts facts;
  private final SessionClocks clocks;
  private final Map<String, Long> lastNtpNanos = new HashMap<>();
  private final Map<String, Long> lastRoundTripAtNanos = new HashMap<>();

  /** The newest of each participant, until its partner comes. */
  private final Map<String, Arrival> arrivals = new TreeMap<>();

  private final Map<String, RoundTrip> roundTrips = new TreeMap<>();

  RtcpSamples(Facts facts, SessionClocks clocks) {
    this.facts = facts;
    this.clocks = clocks;
  }

  void onSenderReport(Batch batch, Reading report) {
    String stampedBy = report.ntpParticipant();
    ClockName stampedClock = stampedBy == null ? null : facts.clockOf(stampedBy);
    if (stampedBy == null
        || stampedClock == null
        || stampedClock.equals(batch.clock())
        || report.statsNanos() == Reading.NO_TIME
        || report.ntpNanos() == Reading.NO_TIME
        || !isNew(lastNtpNanos, keyOf(report), report.ntpNanos())) {
      return;
    }
    if (report.ntpNanos() <= 0) {
      // No wall clock (RFC 3550 §6.4.1): the estimator counts what carries no time.
      clocks.exchange(batch.clock(), stampedClock, report.statsNanos(), 0, 0, report.statsNanos());
      return;
    }
    clocks
        .way(stampedClock, batch.clock())
        .passed(report.ntpNanos(), report.statsNanos() + RESOLUTION_NANOS);
    if (facts.roleOf(stampedBy) == Role.SFU) {
      Arrival arrival =
          new Arrival(batch.clock(), stampedClock, report.statsNanos(), report.ntpNanos());
      arrivals.put(report.participant(), arrival);
      join(report.participant());
    }
  }

  void onRoundTrip(Reading report) {
    if (report.statsNanos() == Reading.NO_TIME
        || !report.has(Stat.ROUND_TRIP_TIME_SECONDS)
        || !isNew(lastRoundTripAtNanos, keyOf(report), report.statsNanos())) {
      return;
    }
    long nanos = Math.round(report.value(Stat.ROUND_TRIP_TIME_SECONDS) * NANOS_PER_SECOND);
    roundTrips.put(report.participant(), new RoundTrip(report.statsNanos(), nanos));
    join(report.participant());
  }

  private void join(String participant) {
    Arrival arrival = arrivals.get(participant);
    RoundTrip trip = roundTrips.get(participant);
    if (arrival == null
        || trip == null
        || Math.abs(arrival.arrivedNanos() - trip.arrivedNanos()) > SAME_PACKET_NANOS) {
      return;
    }
    clocks.exchange(
        arrival.clock(),
        arrival.stampedClock(),
        arrival.arrivedNanos() - trip.nanos() - RESOLUTION_NANOS,
        arrival.stampedNanos(),
        arrival.stampedNanos(),
        arrival.arrivedNanos() + RESOLUTION_NANOS);
    arrivals.remove(participant);
    roundTrips.remove(participant);
  }

  private static String keyOf(Reading report) {
    return report.participant() + "/" + report.connection() + "/" + report.ssrc();
  }

  private static boolean isNew(Map<String, Long> last, String key, long nanos) {
    Long before = last.put(key, nanos);
    return before == null || before != nanos;
  }

  void writeTo(SnapshotWriter out) {
    CountsByName.write(new TreeMap<>(lastNtpNanos), out);
    CountsByName.write(new TreeMap<>(lastRoundTripAtNanos), out);
    out.writeUnsigned(arrivals.size());
    arrivals.forEach(
        (participant, arrival) -> {
          out.writeString(participant);
          writeClock(arrival.clock(), out);
          writeClock(arrival.stampedClock(), out);
          out.writeSigned(arrival.arrivedNanos());
          out.writeSigned(arrival.stampedNanos());
        });
    out.writeUnsigned(roundTrips.size());
    roundTrips.forEach(
        (participant, trip) -> {
          out.writeString(participant);
          out.writeSigned(trip.arrivedNanos());
          out.writeSigned(trip.nanos());
        });
  }

  private static void writeClock(ClockName clock, SnapshotWriter out) {
    out.writeString(clock.node());
    out.writeString(clock.clock());
    out.writeSigned(clock.epoch());
  }

  private static ClockName readClock(SnapshotReader in) {
    return new ClockName(in.readString(), in.readString(), (int) in.readSigned());
  }

  void readFrom(SnapshotReader in) {
    CountsByName.read(in, lastNtpNanos);
    CountsByName.read(in, lastRoundTripAtNanos);
    for (int n = in.readCount(Integer.MAX_VALUE); n > 0; n--) {
      arrivals.put(
          in.readString(),
          new Arrival(readClock(in), readClock(in), in.readSigned(), in.readSigned()));
    }
    for (int n = in.readCount(Integer.MAX_VALUE); n > 0; n--) {
      roundTrips.put(in.readString(), new RoundTrip(in.readSigned(), in.readSigned()));
    }
  }
}
