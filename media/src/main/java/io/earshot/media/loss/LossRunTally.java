package io.earshot.media.loss;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/** {@link LossRuns} while they are counted, with the run that the last settled packets are in. */
public final class LossRunTally implements SettledFates {

  private final long[] runsByLength = new long[LossRuns.MAX_EXACT_PACKETS + 1];
  private long longRunPackets;
  private long openRunPackets;

  @Override
  public void settle(boolean received) {
    if (!received) {
      openRunPackets++;
    } else if (openRunPackets > 0) {
      add(openRunPackets);
      openRunPackets = 0;
    }
  }

  void add(long lengthPackets) {
    if (lengthPackets <= LossRuns.MAX_EXACT_PACKETS) {
      runsByLength[(int) lengthPackets]++;
    } else {
      runsByLength[0]++;
      longRunPackets += lengthPackets;
    }
  }

  /** Returns the runs that have ended. */
  public LossRuns runs() {
    return new LossRuns(runsByLength.clone(), longRunPackets);
  }

  public LossRunTally copy() {
    LossRunTally copy = new LossRunTally();
    System.arraycopy(runsByLength, 0, copy.runsByLength, 0, runsByLength.length);
    copy.longRunPackets = longRunPackets;
    copy.openRunPackets = openRunPackets;
    return copy;
  }

  public void writeTo(SnapshotWriter out) {
    for (long runs : runsByLength) {
      out.writeUnsigned(runs);
    }
    out.writeUnsigned(longRunPackets);
    out.writeUnsigned(openRunPackets);
  }

  public static LossRunTally readFrom(SnapshotReader in) {
    LossRunTally tally = new LossRunTally();
    for (int length = 0; length < tally.runsByLength.length; length++) {
      tally.runsByLength[length] = in.readUnsigned();
    }
    tally.longRunPackets = in.readUnsigned();
    tally.openRunPackets = in.readUnsigned();
    return tally;
  }
}
