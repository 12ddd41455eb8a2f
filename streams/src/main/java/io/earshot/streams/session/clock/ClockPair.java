package io.earshot.streams.session.clock;

import io.earshot.media.clock.ClockEdge;
import io.earshot.media.clock.EdgeConfig;
import io.earshot.media.clock.Elapsed;
import io.earshot.media.clock.OffsetInterval;
import io.earshot.media.clock.OffsetSink;
import io.earshot.media.clock.RatePrior;
import io.earshot.media.clock.SampleRefusal;
import io.earshot.media.clock.Workspace;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.result.ClockEdgeSummary;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Two clocks between which packets have passed, and the estimate of their offset. */
final class ClockPair {

  /** Seconds come sorted, so only the ways of the packets put samples out of order. */
  static final long REORDER_NANOS = 2_000_000_000L;

  private static final long BROWSER_RESOLUTION_NANOS = 101_000; // 100 µs and a server's 1 µs
  private static final long SERVER_RESOLUTION_NANOS = 2_000;

  /** A rate that is less sure says no more than that clocks are clocks. */
  private static final long MAX_RATE_DOUBT_PPB = 50_000;

  private static final double NANOS_PER_MILLI = 1e6;

  final KnownClock left;
  final KnownClock right;
  private final ClockEdge edge;
  private final OffsetInterval newest = new OffsetInterval();
  private long contradictions;
  private boolean isDirty;

  private ClockPair(KnownClock left, KnownClock right, ClockEdge edge) {
    this.left = left;
    this.right = right;
    this.edge = edge;
  }

  static ClockPair of(KnownClock left, KnownClock right, Workspace workspace) {
    return new ClockPair(
        left, right, ClockEdge.of(config(left, right), OffsetSink.NONE, workspace));
  }

  /** The same oscillators after a signalled step of the right clock. */
  ClockPair nextEpoch(KnownClock stepped) {
    return new ClockPair(left, stepped, edge.nextEpoch());
  }

  private static EdgeConfig config(KnownClock left, KnownClock right) {
    boolean hasBrowser = left.site().isBrowser() || right.site().isBrowser();
    return EdgeConfig.of(
            hasBrowser ? RatePrior.BROWSER : RatePrior.SERVERS,
            hasBrowser ? BROWSER_RESOLUTION_NANOS : SERVER_RESOLUTION_NANOS)
        .withGraceNanos(REORDER_NANOS);
  }

  /** Takes a packet that one of the two clocks saw leave and the other one arrive. */
  void oneWay(boolean isFromLeft, long sentNanos, long receivedNanos) {
    isDirty = true;
    if (isFromLeft) {
      edge.forward(sentNanos, Elapsed.betweenNanos(sentNanos, receivedNanos));
    } else {
      edge.reverse(receivedNanos, Elapsed.betweenNanos(sentNanos, receivedNanos));
    }
  }

  /** Takes four timestamps; the first and last are of the clock that asked. */
  void exchange(boolean isAskedByRight, long t1Nanos, long t2Nanos, long t3Nanos, long t4Nanos) {
    isDirty = true;
    if (isAskedByRight) {
      edge.probe(t1Nanos, t2Nanos, t3Nanos, t4Nanos);
    } else {
      edge.exchange(
          t1Nanos,
          Elapsed.betweenNanos(t1Nanos, t2Nanos),
          t4Nanos,
          Elapsed.betweenNanos(t3Nanos, t4Nanos));
    }
  }

  /**
   * Fills in the offset at an event time: the record of its pane once that is settled, before what
   * is known so far.
   */
  boolean read(long eventNanos, boolean isFinal, OffsetInterval out) {
    long leftNanos = left.atEventNanos(eventNanos);
    return isFinal && edge.isSettled(leftNanos)
        ? edge.offsetAt(leftNanos, out)
        : edge.liveOffsetAt(leftNanos, out);
  }

  void onContradiction() {
    contradictions++;
    isDirty = true;
  }

  /** Whether anything changed since the last call. */
  boolean takeDirty() {
    boolean wasDirty = isDirty;
    isDirty = false;
    return wasDirty;
  }

  ClockEdgeSummary summary(long eventNanos) {
    boolean isBounded = read(eventNanos, true, newest);
    Map<String, Long> refused = new TreeMap<>();
    for (SampleRefusal reason : SampleRefusal.values()) {
      long count = edge.tally().refused(reason);
      if (count > 0) {
        refused.put(reason.name().toLowerCase(Locale.ROOT), count);
      }
    }
    return new ClockEdgeSummary(
        left.name,
        right.name,
        edge.tally().accepted(),
        refused,
        edge.tally().jumps(),
        contradictions,
        isRateKnown() ? edge.ratePpb() : null,
        isBounded ? newest.errNanos() / NANOS_PER_MILLI : null);
  }

  /** One at the limit of what is believable was cut off there: few samples, much jitter. */
  private boolean isRateKnown() {
    long limitPpb = config(left, right).rate().priorPpb();
    return edge.rateDoubtPpb() <= MAX_RATE_DOUBT_PPB && Math.abs(edge.ratePpb()) < limitPpb;
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(left.number);
    out.writeUnsigned(right.number);
    out.writeUnsigned(contradictions);
    edge.writeTo(out);
  }

  static ClockPair readFrom(
      SnapshotReader in, KnownClock left, KnownClock right, Workspace workspace) {
    long contradictions = in.readUnsigned();
    ClockPair pair =
        new ClockPair(
            left, right, ClockEdge.readFrom(in, config(left, right), OffsetSink.NONE, workspace));
    pair.contradictions = contradictions;
    return pair;
  }
}
