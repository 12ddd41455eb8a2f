package io.earshot.lab.impair;

import org.jspecify.annotations.Nullable;

/**
 * One direction of one client's link, packet after packet. The same seed, settings and order of
 * packets have the same losses, duplicates and jitter; what a bottleneck drops and delays also
 * depends on when packets come and how long they are.
 */
public final class Link {

  private static final double NANOS_PER_MILLI = 1e6;

  private final PacketLots lots;
  private boolean isBad;
  private long wireFreeNanos = Long.MIN_VALUE;
  private long lastDepartureNanos = Long.MIN_VALUE;

  /**
   * A link that nothing has passed yet.
   *
   * @param number 0 for the client that came first: each has lots of its own
   */
  public Link(long seed, int number, Direction direction) {
    lots = new PacketLots(seed, number, direction);
  }

  /**
   * Decides about the next packet.
   *
   * @param nowNanos its arrival on any clock that does not go back
   * @param bytes of payload
   */
  public Fate pass(Impairment impairment, long nowNanos, int bytes) {
    lots.next();
    if (isLostInBurst(impairment.burstLoss()) || lots.isLost(impairment.lossRatio())) {
      return Fate.LOST;
    }
    long wireNanos = nowNanos;
    Bottleneck bottleneck = impairment.bottleneck();
    if (bottleneck != null) {
      long startNanos = Math.max(nowNanos, wireFreeNanos);
      if (startNanos - nowNanos > bottleneck.queueMillis() * NANOS_PER_MILLI) {
        return Fate.QUEUE_FULL;
      }
      wireFreeNanos = startNanos + bottleneck.transmissionNanos(bytes);
      wireNanos = wireFreeNanos;
    }
    long departureNanos = wireNanos + delayNanos(impairment);
    if (impairment.keepsOrder()) {
      departureNanos = Math.max(departureNanos, lastDepartureNanos);
    }
    lastDepartureNanos = Math.max(departureNanos, lastDepartureNanos);
    return new Fate(
        lots.isDuplicated(impairment.duplicateRatio()) ? Verdict.DUPLICATED : Verdict.OK,
        departureNanos - nowNanos);
  }

  private boolean isLostInBurst(@Nullable BurstLoss bursts) {
    if (bursts == null) {
      isBad = false;
      return false;
    }
    if (lots.turns(isBad ? bursts.leaveProbability() : bursts.enterProbability())) {
      isBad = !isBad;
    }
    return lots.isLostInBurst(isBad ? bursts.badLossRatio() : bursts.goodLossRatio());
  }

  private long delayNanos(Impairment impairment) {
    double millis =
        impairment.delayMillis()
            + (impairment.jitterMillis() == 0 ? 0 : impairment.jitterMillis() * lots.deviation());
    return Math.round(Math.max(0, millis) * NANOS_PER_MILLI);
  }
}
