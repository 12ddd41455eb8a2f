package io.earshot.media.red;

import io.earshot.media.loss.LossPattern;
import io.earshot.media.loss.LossRuns;
import org.jspecify.annotations.Nullable;

/**
 * The loss that a listener heard, and who says so. Each source alone is the whole loss: the best
 * one is taken, and they are never added.
 */
public record HeardLoss(LossPattern pattern, Source source) {

  /** From best to worst. */
  public enum Source {
    /** The receiver's own concealment: after redundancy, FEC and lateness. */
    CONCEALMENT("concealment"),
    /** The fate of every packet, with the exact rule of the redundancy. */
    PACKETS("packets"),
    /** A reported ratio of lost packets, taken as a Gilbert chain. */
    REPORT("report");

    private final String label;

    Source(String label) {
      this.label = label;
    }

    /** As the report says it. */
    public String label() {
      return label;
    }
  }

  /** Null where the receiver played nothing. */
  public static @Nullable HeardLoss ofConcealment(Concealment concealment) {
    LossPattern pattern = concealment.pattern();
    return pattern == null ? null : new HeardLoss(pattern, Source.CONCEALMENT);
  }

  /** From the runs of lost packets; null where none were expected. */
  public static @Nullable HeardLoss ofPackets(
      LossRuns packetRuns, long expectedPackets, Repair repair) {
    if (expectedPackets == 0) {
      return null;
    }
    LossPattern residual =
        ResidualLoss.of(packetRuns, expectedPackets, repair.distances(), repair.fec());
    return new HeardLoss(residual.withLate(repair.lateRatio()), Source.PACKETS);
  }

  /**
   * From a reported loss of packets, such as RTCP's fraction lost, as bursty as it was observed or
   * {@linkplain LossPattern#random random}. Only contiguous distances have a closed form.
   */
  public static HeardLoss ofReport(LossPattern packetLoss, Repair repair) {
    RedDistances distances = repair.distances();
    if (!distances.isContiguous()) {
      throw new IllegalArgumentException(
          "distances=" + distances + " not {1, ..., K}: a ratio does not tell, packets do");
    }
    LossPattern residual = GilbertLoss.residual(packetLoss, distances.copies(), repair.fec());
    return new HeardLoss(residual.withLate(repair.lateRatio()), Source.REPORT);
  }

  /** The better founded one; null if both are unknown. */
  public static @Nullable HeardLoss better(@Nullable HeardLoss one, @Nullable HeardLoss other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.source.compareTo(one.source) < 0 ? other : one;
  }

  /**
   * What a receiver does about lost packets.
   *
   * @param distances copies that come in time, see {@link RedDistances#withinBuffer}
   * @param late packets that came too late; none if unknown
   */
  public record Repair(RedDistances distances, FecWeight fec, LateDiscards late) {

    public static final Repair NONE =
        new Repair(RedDistances.NONE, FecWeight.NO_FEC, new LateDiscards(0, 0));

    double lateRatio() {
      return late.lateRatio(distances);
    }
  }
}
