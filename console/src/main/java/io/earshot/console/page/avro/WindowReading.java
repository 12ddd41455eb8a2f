package io.earshot.console.page.avro;

import io.earshot.console.page.call.CallAccounting;
import io.earshot.console.page.call.CallSummary;
import io.earshot.console.page.call.MergedHop;
import io.earshot.console.page.call.series.CallSecond;
import io.earshot.console.page.call.series.HopName;
import io.earshot.console.page.call.series.HopSecond;
import io.earshot.console.page.call.series.StreamName;
import io.earshot.console.page.call.series.StreamSecond;
import io.earshot.console.report.avro.SummaryReading;
import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotFormatException;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.schema.Accounting;
import io.earshot.schema.HopWindow;
import io.earshot.schema.Measurement;
import io.earshot.schema.Revision;
import io.earshot.schema.SessionSummary;
import io.earshot.schema.Spread;
import io.earshot.schema.StreamWindow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Windows and summaries as the page keeps them. */
final class WindowReading {

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final double MICROS_PER_MILLI = 1000;

  private WindowReading() {}

  static CallSecond second(Measurement of) {
    return new CallSecond(
        of.getSecond(),
        of.getRevision() == Revision.FINAL,
        of.getStreams().stream().map(WindowReading::stream).toList(),
        hops(of.getHops()));
  }

  private static StreamSecond stream(StreamWindow of) {
    List<Double> rttMillis = of.getRttMillis();
    return new StreamSecond(
        new StreamName(of.getParticipant(), of.getDirection().equals("out"), of.getSsrc()),
        of.getLeg(),
        of.getPeer(),
        of.getExpectedPackets(),
        of.getLostPackets(),
        of.getConcealedSamples(),
        of.getTotalSamples(),
        of.getJitterMillis(),
        of.getJitterBufferMillis(),
        rttMillis.isEmpty() ? null : rttMillis.get(rttMillis.size() - 1));
  }

  /**
   * Where marks and RTCP both tell of a hop the marks do, as in summaries: they come first. A delay
   * that is known comes before one of which only the excess is.
   */
  private static List<HopSecond> hops(List<HopWindow> windows) {
    Map<HopName, HopSecond> hops = new LinkedHashMap<>();
    for (HopWindow of : windows) {
      if (of.getDelay().getCount() > 0) {
        hops.putIfAbsent(name(of), known(of));
      }
    }
    for (HopWindow of : windows) {
      Spread excess = of.getExcess();
      if (of.getDelay().getCount() == 0 && excess != null && excess.getCount() > 0) {
        hops.putIfAbsent(name(of), unknown(of, excess));
      }
    }
    return List.copyOf(hops.values());
  }

  private static HopSecond known(HopWindow of) {
    return new HopSecond(
        name(of),
        of.getClock(),
        of.getDelay().getCount(),
        of.getDelay().getP95Millis(),
        of.getDelay().getMaxMillis(),
        of.getBoundMillis(),
        of.getSamplesMicros(),
        of.getBoundsMicros(),
        null);
  }

  private static HopSecond unknown(HopWindow of, Spread excess) {
    return new HopSecond(
        name(of),
        of.getClock(),
        excess.getCount(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        excess.getP95Millis());
  }

  private static HopName name(HopWindow of) {
    return new HopName(of.getHop(), of.getFrom(), of.getTo());
  }

  /** Hops whose histogram is carried and readable. */
  static List<MergedHop> mergeable(Measurement of) {
    List<MergedHop> hops = new ArrayList<>();
    for (HopWindow hop : of.getHops()) {
      DelayHistogram delay = histogram(hop.getDelay().getHistogram());
      if (delay != null && delay.count() > 0) {
        hops.add(
            new MergedHop(
                name(hop),
                hop.getClock(),
                delay,
                end(hop.getDelayLo(), delay, hop.getBoundMillis(), -1),
                end(hop.getDelayHi(), delay, hop.getBoundMillis(), 1)));
      }
    }
    return hops;
  }

  /** Where the window carries no ends, one bound holds for all; null = unbounded. */
  private static @Nullable DelayHistogram end(
      @Nullable Spread end, DelayHistogram delay, @Nullable Double boundMillis, int side) {
    DelayHistogram carried = end == null ? null : histogram(end.getHistogram());
    if (carried != null && carried.count() == delay.count()) {
      return carried;
    }
    return boundMillis == null
        ? null
        : delay.shifted(
            side * Math.round(boundMillis * MICROS_PER_MILLI), side < 0 ? 0 : Long.MIN_VALUE);
  }

  private static @Nullable DelayHistogram histogram(@Nullable ByteBuffer bytes) {
    if (bytes == null) {
      return null;
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    try {
      return DelayHistogram.readFrom(new SnapshotReader(copy));
    } catch (SnapshotFormatException e) {
      // One damaged window is missing in the last minute of all calls; the page goes on.
      return null;
    }
  }

  static CallSummary summary(SessionSummary of) {
    return new CallSummary(
        SummaryReading.session(of),
        of.getEnded(),
        Math.floorDiv(of.getStartNanos(), NANOS_PER_SECOND),
        Math.floorDiv(of.getEndNanos(), NANOS_PER_SECOND),
        accounting(of.getAccounting()));
  }

  private static CallAccounting accounting(Accounting of) {
    return new CallAccounting(
        of.getApplied(),
        of.getDuplicates(),
        of.getLate(),
        of.getRejected(),
        sum(of.getAgentDropped().values()),
        of.getAgentGaps(),
        sum(of.getOverflows().values()));
  }

  private static long sum(Collection<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
