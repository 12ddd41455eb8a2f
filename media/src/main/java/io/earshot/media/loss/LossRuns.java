package io.earshot.media.loss;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How many runs of consecutive lost packets there were of each length: 1 to {@value
 * #MAX_EXACT_PACKETS}, and longer ones by their number and packets. That is an exact statistic of
 * what K copies of redundancy leave, {@code sum of max(0, length - K)}, for every K up to {@value
 * #MAX_EXACT_PACKETS}, and it merges by addition.
 *
 * <p>A difference of two readings of one stream may hold negative counts: a late packet splits or
 * shortens a run of the time before.
 */
public final class LossRuns {

  /** Packets; longest run that is counted by its own length. */
  public static final int MAX_EXACT_PACKETS = 8;

  public static final LossRuns NONE = new LossRuns(new long[MAX_EXACT_PACKETS + 1], 0);

  /** Index = length in packets; index 0 holds the runs longer than the longest exact one. */
  private final long[] runsByLength;

  private final long longRunPackets;

  /** Takes the array over. */
  LossRuns(long[] runsByLength, long longRunPackets) {
    this.runsByLength = runsByLength;
    this.longRunPackets = longRunPackets;
  }

  /** Returns the histogram of these runs, each at least 1 packet long. */
  public static LossRuns ofLengths(int... lengthsPackets) {
    LossRunTally tally = new LossRunTally();
    for (int lengthPackets : lengthsPackets) {
      if (lengthPackets < 1) {
        throw new IllegalArgumentException("lengthPackets=" + lengthPackets + " < 1");
      }
      tally.add(lengthPackets);
    }
    return tally.runs();
  }

  /** Runs of exactly this many packets, 1 to {@value #MAX_EXACT_PACKETS}. */
  public long runsOf(int lengthPackets) {
    if (!(1 <= lengthPackets && lengthPackets <= MAX_EXACT_PACKETS)) {
      throw new IllegalArgumentException(
          "lengthPackets=" + lengthPackets + " outside [1, " + MAX_EXACT_PACKETS + "]");
    }
    return runsByLength[lengthPackets];
  }

  /** Runs of 9 packets and more. */
  public long longRuns() {
    return runsByLength[0];
  }

  /** Packets in the runs of 9 and more. */
  public long longRunPackets() {
    return longRunPackets;
  }

  public long totalRuns() {
    return Arrays.stream(runsByLength).sum();
  }

  public long lostPackets() {
    long packets = longRunPackets;
    for (int length = 1; length <= MAX_EXACT_PACKETS; length++) {
      packets += length * runsByLength[length];
    }
    return packets;
  }

  /** Mean length in packets; empty without a run. */
  public OptionalDouble meanRunPackets() {
    long runs = totalRuns();
    return runs > 0 ? OptionalDouble.of((double) lostPackets() / runs) : OptionalDouble.empty();
  }

  /**
   * What a repair leaves that brings back the last packets of every run: {@code sum of max(0,
   * length - repaired)} packets in the runs that were longer. K copies at distances 1 to K do that,
   * because the packet after a run carries its last K.
   *
   * @param repairedPackets per run, 0 to {@value #MAX_EXACT_PACKETS}: beyond, the histogram no
   *     longer tells the runs apart
   */
  public RunTotals beyond(int repairedPackets) {
    if (!(0 <= repairedPackets && repairedPackets <= MAX_EXACT_PACKETS)) {
      throw new IllegalArgumentException(
          "repairedPackets=" + repairedPackets + " outside [0, " + MAX_EXACT_PACKETS + "]");
    }
    long runs = longRuns();
    long packets = longRunPackets - repairedPackets * longRuns();
    for (int length = repairedPackets + 1; length <= MAX_EXACT_PACKETS; length++) {
      runs += runsByLength[length];
      packets += (length - repairedPackets) * runsByLength[length];
    }
    return new RunTotals(packets, runs);
  }

  public LossRuns plus(LossRuns other) {
    return combinedWith(other, 1);
  }

  /** What came after {@code earlier}, a reading of the same stream. */
  public LossRuns minus(LossRuns earlier) {
    return combinedWith(earlier, -1);
  }

  private LossRuns combinedWith(LossRuns other, int sign) {
    long[] runs = runsByLength.clone();
    for (int length = 0; length < runs.length; length++) {
      runs[length] += sign * other.runsByLength[length];
    }
    return new LossRuns(runs, longRunPackets + sign * other.longRunPackets);
  }

  public void writeTo(SnapshotWriter out) {
    for (long runs : runsByLength) {
      out.writeSigned(runs);
    }
    out.writeSigned(longRunPackets);
  }

  public static LossRuns readFrom(SnapshotReader in) {
    long[] runs = new long[MAX_EXACT_PACKETS + 1];
    for (int length = 0; length < runs.length; length++) {
      runs[length] = in.readSigned();
    }
    return new LossRuns(runs, in.readSigned());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LossRuns that
        && longRunPackets == that.longRunPackets
        && Arrays.equals(runsByLength, that.runsByLength);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(runsByLength) + Long.hashCode(longRunPackets);
  }

  /** The non-zero counts, such as {@code {1:32, 2:9, 9+:1}}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 1; i <= runsByLength.length; i++) {
      int length = i % runsByLength.length;
      if (runsByLength[length] != 0) {
        text.append(text.length() > 1 ? ", " : "").append(length == 0 ? "9+" : length);
        text.append(':').append(runsByLength[length]);
      }
    }
    return text.append('}').toString();
  }
}
