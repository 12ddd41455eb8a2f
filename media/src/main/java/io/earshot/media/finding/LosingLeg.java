package io.earshot.media.finding;

import io.earshot.media.finding.StreamFacts.Lost;
import io.earshot.media.loss.LossPattern;
import io.earshot.media.loss.LossRuns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A leg that loses packets.
 *
 * @param severity its worst stretch by the limit, at least that of the whole call
 * @param worst stretch; null where times are unknown
 */
record LosingLeg(StreamFacts stream, Lost lost, double severity, @Nullable LossStretch worst) {

  /** Worst first; of equals the earlier on the way of the sound. */
  static final Comparator<LosingLeg> WORST_FIRST =
      Comparator.comparingDouble(LosingLeg::severity)
          .reversed()
          .thenComparingInt(each -> Subject.pathIndex(each.stream.leg()))
          .thenComparing(each -> each.stream.stream());

  private static final Comparator<LossStretch> WORST_STRETCH_LAST =
      Comparator.comparingDouble((LossStretch each) -> each.lossRatioOver(Limits.LOSS_SECONDS))
          .thenComparing(Comparator.comparingLong(LossStretch::startSecond).reversed());

  /** Null where too little was sent to tell, or this leg lost nothing. */
  static @Nullable LosingLeg of(StreamFacts stream) {
    Lost lost = stream.lost();
    if (lost == null
        || lost.expectedPackets() < Limits.MIN_EXPECTED_PACKETS
        || lost.blamedPackets() <= 0) {
      return null;
    }
    LossStretch worst = stream.stretches().stream().max(WORST_STRETCH_LAST).orElse(null);
    double whole = Math.min(1, (double) lost.blamedPackets() / lost.expectedPackets());
    double ratio = worst == null ? 0 : worst.lossRatioOver(Limits.LOSS_SECONDS);
    return new LosingLeg(stream, lost, Math.max(whole, ratio) / Limits.MAX_LOSS_RATIO, worst);
  }

  /** {@code bob's downlink lost 53 of 4612 packets in bursts (4.8 % from 38 s to 60 s)}. */
  String claimInFull() {
    StringBuilder claim = new StringBuilder(subject()).append(verb()).append(counts());
    claim.append(" packets").append(isBursty() ? " in bursts" : "");
    if (worst != null) {
      claim
          .append(" (")
          .append(Numbers.percent(worst.lossRatio()))
          .append(" from ")
          .append(worst.startSecond())
          .append(" s to ")
          .append(worst.endSecond())
          .append(" s)");
    }
    return claim.toString();
  }

  /** For a leg named after another one. */
  String claimInShort() {
    return subject() + " " + counts();
  }

  private String verb() {
    return isOwnLeg() ? " lost " : " lacked ";
  }

  private String subject() {
    return Subject.leg(stream, isOwnLeg());
  }

  /** Nothing unknown lies before it. */
  private boolean isOwnLeg() {
    return lost.ownLegLostPackets() != null || !Subject.isReceiving(stream.leg());
  }

  private String counts() {
    return lost.blamedPackets() + " of " + lost.expectedPackets();
  }

  private boolean isBursty() {
    LossRuns runs = stream.runs();
    if (runs == null || runs.lostPackets() < Limits.MIN_LOST_OF_A_PATTERN) {
      return false;
    }
    LossPattern pattern =
        LossPattern.ofCounts(
            runs.lostPackets(),
            runs.totalRuns(),
            Math.max(lost.expectedPackets(), runs.lostPackets()));
    return pattern.burstRatio() > Limits.BURSTY_RATIO;
  }

  List<Evidence> evidence() {
    String id = stream.stream();
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence(id, "expectedPackets", lost.expectedPackets()));
    evidence.add(new Evidence(id, "lostPackets", lost.lostPackets()));
    if (lost.ownLegLostPackets() != null) {
      evidence.add(new Evidence(id, "ownLegLostPackets", lost.ownLegLostPackets()));
    }
    if (worst != null) {
      evidence.add(new Evidence(id, "fromSecond", worst.startSecond()));
      evidence.add(new Evidence(id, "toSecond", worst.endSecond()));
      evidence.add(new Evidence(id, "stretchLossRatio", worst.lossRatio()));
    }
    if (stream.concealedRatio() != null) {
      evidence.add(new Evidence(id, "heardLossRatio", stream.concealedRatio()));
    }
    return evidence;
  }
}
