package io.earshot.streams.rollup;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Packets and samples of the streams of one leg, of any number of calls. */
public final class LegCell {

  private static final int RUN_COUNTS = 10;

  private long streamWindows;
  private long expectedPackets;
  private long receivedPackets;
  private long concealedSamples;
  private long totalSamples;
  private long seenWindows;
  private final long[] lossRuns = new long[RUN_COUNTS];
  private final DelayHistogram jitter = DelayHistogram.forMerging();
  private final DelayHistogram rtt = DelayHistogram.forMerging();

  void add(StreamPart part) {
    streamWindows++;
    Long expected = part.expectedPackets();
    Long received = part.receivedPackets();
    if (expected != null && received != null) {
      expectedPackets += expected;
      receivedPackets += received;
    }
    Long concealed = part.concealedSamples();
    Long total = part.totalSamples();
    if (concealed != null && total != null) {
      concealedSamples += concealed;
      totalSamples += total;
    }
    if (part.lossRuns().size() == RUN_COUNTS) {
      seenWindows++;
      for (int i = 0; i < RUN_COUNTS; i++) {
        lossRuns[i] += part.lossRuns().get(i);
      }
    }
    merge(jitter, part.jitter());
    merge(rtt, part.rtt());
  }

  private static void merge(DelayHistogram into, @Nullable DelayHistogram added) {
    if (added != null) {
      into.merge(added);
    }
  }

  void merge(LegCell other) {
    streamWindows += other.streamWindows;
    expectedPackets += other.expectedPackets;
    receivedPackets += other.receivedPackets;
    concealedSamples += other.concealedSamples;
    totalSamples += other.totalSamples;
    seenWindows += other.seenWindows;
    for (int i = 0; i < RUN_COUNTS; i++) {
      lossRuns[i] += other.lossRuns[i];
    }
    jitter.merge(other.jitter);
    rtt.merge(other.rtt);
  }

  /** Windows of 10 s of streams. */
  public long streamWindows() {
    return streamWindows;
  }

  public long expectedPackets() {
    return expectedPackets;
  }

  public long receivedPackets() {
    return receivedPackets;
  }

  /** Lost by expected of the sums; empty where nothing was expected. */
  public OptionalDouble lossRatio() {
    return ratio(expectedPackets - receivedPackets, expectedPackets);
  }

  public long concealedSamples() {
    return concealedSamples;
  }

  public long totalSamples() {
    return totalSamples;
  }

  /** Concealed by all samples of the sums; empty where nothing was played. */
  public OptionalDouble concealedRatio() {
    return ratio(concealedSamples, totalSamples);
  }

  /** A late packet may take back more than one window lost. */
  private static OptionalDouble ratio(long part, long whole) {
    return whole > 0
        ? OptionalDouble.of(Math.max(0, Math.min(1, (double) part / whole)))
        : OptionalDouble.empty();
  }

  /** Runs by length 1..8, of 9 and more, and the packets in these; empty where nobody saw any. */
  public List<Long> lossRuns() {
    return seenWindows == 0 ? List.of() : Arrays.stream(lossRuns).boxed().toList();
  }

  /** One value for each second and stream. */
  public DelayHistogram jitter() {
    return jitter;
  }

  /** RTCP round trips. */
  public DelayHistogram rtt() {
    return rtt;
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(streamWindows);
    out.writeSigned(expectedPackets);
    out.writeSigned(receivedPackets);
    out.writeSigned(concealedSamples);
    out.writeSigned(totalSamples);
    out.writeUnsigned(seenWindows);
    for (long runs : lossRuns) {
      out.writeSigned(runs);
    }
    jitter.writeTo(out);
    rtt.writeTo(out);
  }

  static LegCell readFrom(SnapshotReader in) {
    LegCell cell = new LegCell();
    cell.streamWindows = in.readUnsigned();
    cell.expectedPackets = in.readSigned();
    cell.receivedPackets = in.readSigned();
    cell.concealedSamples = in.readSigned();
    cell.totalSamples = in.readSigned();
    cell.seenWindows = in.readUnsigned();
    for (int i = 0; i < RUN_COUNTS; i++) {
      cell.lossRuns[i] = in.readSigned();
    }
    cell.jitter.mergeFrom(in);
    cell.rtt.mergeFrom(in);
    return cell;
  }
}
