package io.earshot.media.red;

import io.earshot.media.loss.LossPattern;
import io.earshot.media.loss.LossRuns;
import io.earshot.media.loss.RunTotals;

/** What redundancy and in-band FEC leave of the loss runs of some time. */
public final class ResidualLoss {

  private ResidualLoss() {}

  /**
   * Residual loss from the runs of lost packets.
   *
   * <p>Exact for copies at distances 1 to K: the packet after a run carries its last K frames. With
   * in-band FEC it brings back one more, at lower rate: {@code loss = unrepaired + weight · brought
   * back}, and a run of which only that frame is left counts as that part of a run.
   *
   * <p>Worked example: runs of 1, 1, 2 and 4 in 100 packets are 8 % lost. One copy leaves 4 %, in
   * runs of 1 and 3; FEC with weight 0.25 makes that (2 + 0.25 · 2) %.
   *
   * @param expectedPackets in the same time as the runs
   * @param distances copies that come in time, contiguous, at most {@value
   *     LossRuns#MAX_EXACT_PACKETS}, or one fewer with FEC
   */
  public static LossPattern of(
      LossRuns packetRuns, long expectedPackets, RedDistances distances, FecWeight fec) {
    if (!distances.isContiguous()) {
      throw new IllegalArgumentException(
          "distances=" + distances + " not {1, ..., K}: the runs do not tell, RepairedLoss does");
    }
    RunTotals left = packetRuns.beyond(distances.copies());
    if (fec.lossPerFrame() == 1) {
      return LossPattern.ofCounts(left.lostPackets(), left.runs(), expectedPackets);
    }
    RunTotals lost = packetRuns.beyond(distances.copies() + 1);
    return LossPattern.ofCounts(
        weighed(left.lostPackets(), lost.lostPackets(), fec),
        weighed(left.runs(), lost.runs(), fec),
        expectedPackets);
  }

  private static double weighed(long withoutFec, long withFec, FecWeight fec) {
    return withFec + fec.lossPerFrame() * (withoutFec - withFec);
  }
}
