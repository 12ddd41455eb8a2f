package io.earshot.media.quality;

import io.earshot.media.loss.LossPattern;
import io.earshot.media.loss.LossRuns;
import io.earshot.media.red.FecWeight;
import io.earshot.media.red.HeardLoss;
import io.earshot.media.red.HeardLoss.Repair;
import io.earshot.media.red.LateDiscards;
import io.earshot.media.red.RedDistances;
import io.earshot.media.red.ResidualLoss;
import org.jspecify.annotations.Nullable;

/**
 * Loss of frames, counted from packets by the best rule that the counts allow.
 *
 * @param residual after redundancy alone
 * @param heard after redundancy, FEC and lateness
 * @param assumption for people; null where the rule is exact
 */
record FrameLoss(LossPattern residual, HeardLoss heard, @Nullable String assumption) {

  private static final LateDiscards NONE_LATE = new LateDiscards(0, 0);

  /** Null where no packet was expected. */
  static @Nullable FrameLoss of(ReceivedAudio audio, RedDistances repairing) {
    PacketCounts packets = audio.packets();
    LossPattern before = packets == null ? null : packets.pattern();
    if (packets == null || before == null) {
      return null;
    }
    LateDiscards late = discardsAreLate(audio) ? packets.late() : NONE_LATE;
    long expected = packets.expectedPackets();
    if (packets.repairedRuns() != null) {
      Repair done = new Repair(RedDistances.NONE, audio.fec(), late);
      return ofRuns(packets.repairedRuns(), expected, done, null);
    }
    if (packets.runs() != null) {
      Repair repair = new Repair(asRunsSeeThem(repairing, audio.fec()), audio.fec(), late);
      String assumption =
          repairing.isContiguous() ? null : "copies at " + repairing + " taken to end every run";
      return ofRuns(packets.runs(), expected, repair, assumption);
    }
    // Under random loss only the number of copies counts, not how far back they go.
    RedDistances copies = RedDistances.ofDepth(repairing.copies());
    return new FrameLoss(
        HeardLoss.ofReport(before, new Repair(copies, FecWeight.NO_FEC, NONE_LATE)).pattern(),
        HeardLoss.ofReport(before, new Repair(copies, audio.fec(), late)),
        "runs unknown, loss taken as random");
  }

  private static FrameLoss ofRuns(
      LossRuns runs, long expectedPackets, Repair repair, @Nullable String assumption) {
    long expected = Math.max(expectedPackets, mostLost(runs));
    LossPattern residual = ResidualLoss.of(runs, expected, repair.distances(), FecWeight.NO_FEC);
    LossPattern heard = ResidualLoss.of(runs, expected, repair.distances(), repair.fec());
    double lateRatio = repair.late().lateRatio(repair.distances());
    return new FrameLoss(
        residual, new HeardLoss(heard.withLate(lateRatio), HeardLoss.Source.PACKETS), assumption);
  }

  /**
   * Runs settle up to 128 packets after the counters grew, and differences may hold negative ones:
   * in a short window they can be more than its expected packets.
   */
  private static long mostLost(LossRuns runs) {
    long most = 0;
    for (int repaired = 0; repaired <= LossRuns.MAX_EXACT_PACKETS; repaired++) {
      most = Math.max(most, runs.beyond(repaired).lostPackets());
    }
    return most;
  }

  /**
   * With redundancy WebRTC discards every copy that it did not need; while nobody knows whether
   * there is any, a discard says nothing.
   */
  private static boolean discardsAreLate(ReceivedAudio audio) {
    boolean isRed = audio.payload() != null && audio.payload().isRed();
    return audio.redundancy() != null && audio.redundancy().copies() == 0 && !isRed;
  }

  /**
   * Copies with a hole in their distances, as far as runs can tell: where the packets behind a run
   * arrive, it loses as many frames at its end as the farthest copy goes back.
   */
  private static RedDistances asRunsSeeThem(RedDistances repairing, FecWeight fec) {
    int most = LossRuns.MAX_EXACT_PACKETS - (fec.equals(FecWeight.NO_FEC) ? 0 : 1);
    return RedDistances.ofDepth(Math.min(most, repairing.farthest()));
  }
}
