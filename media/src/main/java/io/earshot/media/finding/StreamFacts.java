package io.earshot.media.finding;

import io.earshot.media.loss.LossRuns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One audio stream at one end over a call, as its report says it; null = unknown. Begin with {@link
 * #of} and add what there is.
 *
 * @param stream id, unique in the call
 * @param participant at whose end it is counted
 * @param peer publisher of what is received; not needed for what is sent
 * @param leg {@code uplink}, {@code sfu_worker}, {@code worker_sfu}, {@code downlink}, {@code p2p}
 *     or {@code unknown}
 * @param lost counts of packets
 * @param runs of lost packets
 * @param stretches in which packets were lost, from {@link LossHistory}; empty = times unknown
 * @param concealedRatio audible samples made up by all samples, in [0, 1]: made-up silence excluded
 * @param buffer the receiver's jitter buffer, from {@link BufferHistory}
 */
public record StreamFacts(
    String stream,
    @Nullable String participant,
    @Nullable String peer,
    String leg,
    @Nullable Lost lost,
    @Nullable LossRuns runs,
    List<LossStretch> stretches,
    @Nullable Double concealedRatio,
    @Nullable BufferLevel buffer) {

  public StreamFacts {
    stretches = List.copyOf(stretches);
  }

  public static StreamFacts of(
      String stream, @Nullable String participant, @Nullable String peer, String leg) {
    return new StreamFacts(stream, participant, peer, leg, null, null, List.of(), null, null);
  }

  public StreamFacts withLost(@Nullable Lost other) {
    return new StreamFacts(
        stream, participant, peer, leg, other, runs, stretches, concealedRatio, buffer);
  }

  public StreamFacts withRuns(@Nullable LossRuns other) {
    return new StreamFacts(
        stream, participant, peer, leg, lost, other, stretches, concealedRatio, buffer);
  }

  public StreamFacts withStretches(List<LossStretch> other) {
    return new StreamFacts(
        stream, participant, peer, leg, lost, runs, other, concealedRatio, buffer);
  }

  public StreamFacts withConcealedRatio(@Nullable Double other) {
    return new StreamFacts(stream, participant, peer, leg, lost, runs, stretches, other, buffer);
  }

  public StreamFacts withBuffer(@Nullable BufferLevel other) {
    return new StreamFacts(
        stream, participant, peer, leg, lost, runs, stretches, concealedRatio, other);
  }

  /**
   * Packets of a stream over a call.
   *
   * @param lostPackets expected less received, what earlier legs lost included
   * @param ownLegLostPackets lost on this leg alone; null = unknown
   */
  public record Lost(long expectedPackets, long lostPackets, @Nullable Long ownLegLostPackets) {

    /** The leg's own where known. */
    long blamedPackets() {
      return ownLegLostPackets == null ? lostPackets : ownLegLostPackets;
    }
  }
}
