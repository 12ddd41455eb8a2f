package io.earshot.streams.session.lane;

import io.earshot.media.loss.LossRuns;
import io.earshot.media.loss.PacketReceipt;
import io.earshot.media.red.RedDistances;
import io.earshot.media.red.RepairedLoss;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * Copies in the packets of one stream, from the first that has one on, and which frames they bring
 * back. The copies show in the lengths: a RED payload is its primary frame, those before it, four
 * bytes for each of them and one more (RFC 2198 §3).
 */
final class RedTally {

  /** WebRTC sends at most so many (field trial {@code WebRTC-Audio-Red-For-Opus}). */
  private static final int MAX_DEPTH = 9;

  private static final int COPY_HEADER_BYTES = 4;
  private static final int PRIMARY_HEADER_BYTES = 1;

  /** A power of two above the depth. */
  private static final int REMEMBERED = 16;

  private final RepairedLoss repaired;
  private final LossRuns runsBefore;
  private final long[] packetsByDepth = new long[MAX_DEPTH + 1];
  private final long[] numbers = new long[REMEMBERED];
  private final int[] primaryBytes = new int[REMEMBERED];
  private int lastDepth;

  /**
   * @param runsBefore of packets lost before the first with a copy: nothing brought them back
   */
  RedTally(LossRuns runsBefore) {
    this(new RepairedLoss(), runsBefore);
  }

  private RedTally(RepairedLoss repaired, LossRuns runsBefore) {
    this.repaired = repaired;
    this.runsBefore = runsBefore;
  }

  /**
   * Takes a packet.
   *
   * @param number extended sequence number
   * @param primary length of the primary frame; 0 or less for a packet that is no RED
   * @param inTime distances whose copies come before their frame is played
   */
  void onPacket(PacketReceipt receipt, long number, int payload, int primary, RedDistances inTime) {
    if (receipt == PacketReceipt.DUPLICATE || receipt == PacketReceipt.STRAY) {
      return;
    }
    int depth = primary > 0 ? depth(number, payload, primary) : 0;
    lastDepth = depth;
    packetsByDepth[depth]++;
    int slot = (int) (number & (REMEMBERED - 1));
    numbers[slot] = number;
    primaryBytes[slot] = primary > 0 ? primary : payload;
    RedDistances carried = RedDistances.ofDepth(depth);
    repaired.onPacket(receipt, number, new RedDistances(carried.bits() & inTime.bits()));
  }

  /** By the lengths of the frames before; where those were lost, as the packet before had it. */
  private int depth(long number, int payload, int primary) {
    long copies = (long) payload - primary - PRIMARY_HEADER_BYTES;
    int depth = 0;
    while (copies > 0 && depth < MAX_DEPTH) {
      long before = number - depth - 1;
      int slot = (int) (before & (REMEMBERED - 1));
      if (primaryBytes[slot] == 0 || numbers[slot] != before) {
        return Math.max(depth, lastDepth);
      }
      copies -= COPY_HEADER_BYTES + primaryBytes[slot];
      depth++;
    }
    return copies == 0 ? depth : lastDepth;
  }

  /** What most packets carry. */
  RedDistances usual() {
    int usual = 0;
    for (int depth = 1; depth <= MAX_DEPTH; depth++) {
      usual = packetsByDepth[depth] > packetsByDepth[usual] ? depth : usual;
    }
    return RedDistances.ofDepth(usual);
  }

  /** Runs of frames that stayed lost so far. */
  LossRuns runs() {
    return runsBefore.plus(repaired.lossRuns());
  }

  void writeTo(SnapshotWriter out) {
    repaired.writeTo(out);
    runsBefore.writeTo(out);
    for (long packets : packetsByDepth) {
      out.writeUnsigned(packets);
    }
    for (int slot = 0; slot < REMEMBERED; slot++) {
      out.writeSigned(numbers[slot]);
      out.writeSigned(primaryBytes[slot]);
    }
    out.writeUnsigned(lastDepth);
  }

  static RedTally readFrom(SnapshotReader in) {
    RedTally tally = new RedTally(RepairedLoss.readFrom(in), LossRuns.readFrom(in));
    for (int depth = 0; depth <= MAX_DEPTH; depth++) {
      tally.packetsByDepth[depth] = in.readUnsigned();
    }
    for (int slot = 0; slot < REMEMBERED; slot++) {
      tally.numbers[slot] = in.readSigned();
      tally.primaryBytes[slot] = (int) in.readSigned();
    }
    tally.lastDepth = in.readCount(MAX_DEPTH);
    return tally;
  }
}
