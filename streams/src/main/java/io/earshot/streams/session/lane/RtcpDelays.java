package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Reading;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * One-way delays between one participant and an SFU that marks nothing, from RTCP on one clock:
 * downlink = arrival of a sender report less its NTP time; uplink = RTCP round trip less the
 * nearest downlink in time (RFC 3550 §6.4.1).
 */
final class RtcpDelays {

  /** Receives uplink delays as soon as no nearer downlink can come. */
  interface UplinkSink {
    void uplink(long delayNanos);
  }

  /** Round trips that wait for the next sender report; the oldest goes first. */
  private static final int MAX_WAITING = 8;

  private static final double NANOS_PER_MILLI = 1e6;

  private record RoundTrip(long atNanos, long nanos) {}

  private final Map<String, Long> lastNtpNanos = new HashMap<>();
  private final ArrayDeque<RoundTrip> waiting = new ArrayDeque<>();
  private long lastDownlinkAtNanos = Times.NEVER;
  private long lastDownlinkNanos;

  /** Takes a sender report; its one-way delay, or {@link Times#NEVER} if it is not a new one. */
  long onSenderReport(Reading report, UplinkSink uplinks) {
    boolean hasWallClock = report.ntpNanos() > 0; // else it is 0, or nothing: RFC 3550 §6.4.1
    if (!hasWallClock || report.statsNanos() == Reading.NO_TIME) {
      return Times.NEVER;
    }
    String stream = report.connection() + "/" + report.ssrc();
    Long before = lastNtpNanos.put(stream, report.ntpNanos());
    if (before != null && before == report.ntpNanos()) {
      return Times.NEVER;
    }
    long downlinkNanos = report.statsNanos() - report.ntpNanos();
    settle(report.statsNanos(), downlinkNanos, uplinks);
    lastDownlinkAtNanos = report.statsNanos();
    lastDownlinkNanos = downlinkNanos;
    return downlinkNanos;
  }

  void onRoundTrip(double rttMillis, long atNanos) {
    if (waiting.size() == MAX_WAITING) {
      waiting.removeFirst();
    }
    waiting.addLast(new RoundTrip(atNanos, Math.round(rttMillis * NANOS_PER_MILLI)));
  }

  private void settle(long downlinkAtNanos, long downlinkNanos, UplinkSink uplinks) {
    for (Iterator<RoundTrip> each = waiting.iterator(); each.hasNext(); ) {
      RoundTrip roundTrip = each.next();
      if (roundTrip.atNanos() > downlinkAtNanos) {
        continue;
      }
      boolean earlierIsNearer =
          lastDownlinkAtNanos != Times.NEVER
              && Math.abs(roundTrip.atNanos() - lastDownlinkAtNanos)
                  <= downlinkAtNanos - roundTrip.atNanos();
      uplinks.uplink(roundTrip.nanos() - (earlierIsNearer ? lastDownlinkNanos : downlinkNanos));
      each.remove();
    }
  }

  void writeTo(SnapshotWriter out) {
    CountsByName.write(new TreeMap<>(lastNtpNanos), out);
    out.writeUnsigned(waiting.size());
    for (RoundTrip roundTrip : waiting) {
      out.writeSigned(roundTrip.atNanos());
      out.writeSigned(roundTrip.nanos());
    }
    out.writeSigned(lastDownlinkAtNanos);
    out.writeSigned(lastDownlinkNanos);
  }

  static RtcpDelays readFrom(SnapshotReader in) {
    RtcpDelays delays = new RtcpDelays();
    CountsByName.read(in, delays.lastNtpNanos);
    for (int n = in.readCount(MAX_WAITING); n > 0; n--) {
      delays.waiting.addLast(new RoundTrip(in.readSigned(), in.readSigned()));
    }
    delays.lastDownlinkAtNanos = in.readSigned();
    delays.lastDownlinkNanos = in.readSigned();
    return delays;
  }
}
