package io.earshot.media.red;

import io.earshot.media.loss.LossRuns;
import io.earshot.media.loss.PacketLoss;
import io.earshot.media.loss.PacketReceipt;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** Packets of a stream that a Gilbert chain loses; the ends survive. */
final class LossySequence {

  private LossySequence() {}

  /** True for lost. */
  static boolean[] gilbert(long seed, int packets, double p, double q) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] lost = new boolean[packets];
    for (int i = 1; i < packets - 1; i++) {
      lost[i] = random.nextDouble() < (lost[i - 1] ? 1 - q : p);
    }
    return lost;
  }

  /** The runs, counted by walking. */
  static LossRuns runsOf(boolean[] lost) {
    LossRuns runs = LossRuns.NONE;
    int lengthPackets = 0;
    for (int i = 0; i <= lost.length; i++) {
      if (i < lost.length && lost[i]) {
        lengthPackets++;
      } else if (lengthPackets > 0) {
        runs = runs.plus(LossRuns.ofLengths(lengthPackets));
        lengthPackets = 0;
      }
    }
    return runs;
  }

  static int count(boolean[] lost) {
    int count = 0;
    for (boolean each : lost) {
      count += each ? 1 : 0;
    }
    return count;
  }

  /** What a receiver makes of the packets that came, each with the copies it carries. */
  static RepairedLoss received(boolean[] lost, IntFunction<RedDistances> carried) {
    RepairedLoss repaired = new RepairedLoss();
    PacketLoss packets = new PacketLoss();
    for (int number = 0; number < lost.length; number++) {
      if (!lost[number]) {
        receive(repaired, packets, number, carried.apply(number));
      }
    }
    return repaired;
  }

  static void receive(RepairedLoss repaired, PacketLoss packets, int number, RedDistances carried) {
    PacketReceipt receipt = packets.onPacket(number);
    repaired.onPacket(receipt, packets.newestExtendedNumber(), carried);
  }
}
