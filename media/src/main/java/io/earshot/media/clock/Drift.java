package io.earshot.media.clock;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/** How fast the right clock gains on the left one, and how far that may be wrong. */
final class Drift {

  private final RatePrior prior;
  private long ratePpb;
  private long doubtPpb;
  private long measuredAtNanos;

  Drift(RatePrior prior) {
    this.prior = prior;
    doubtPpb = prior.priorPpb();
  }

  /** Rate, parts per billion: positive when the right clock is the faster one. */
  long ratePpb() {
    return ratePpb;
  }

  /** When the rate was measured, on the left clock; 0 if never. */
  long measuredAtNanos() {
    return measuredAtNanos;
  }

  /**
   * Doubt about the mean rate over a span: that of the measurement and a random walk of the
   * oscillator, never more than the prior.
   */
  long doubtPpb(long spanNanos) {
    return widened(doubtPpb, spanNanos);
  }

  /** The same, from the doubt that a record carries. */
  long widened(long fromPpb, long spanNanos) {
    return Math.min(prior.priorPpb(), fromPpb + prior.wanderPpb() * Ppb.rootSeconds(spanNanos));
  }

  /** What the doubt may amount to over a span that is not negative. */
  long slackNanos(long spanNanos) {
    return Ppb.gainNanos(doubtPpb(spanNanos), spanNanos);
  }

  /** Takes a measurement, within the prior. */
  void set(long newRatePpb, long newDoubtPpb, long atNanos) {
    ratePpb = Math.max(-prior.priorPpb(), Math.min(prior.priorPpb(), newRatePpb));
    doubtPpb = newDoubtPpb;
    measuredAtNanos = atNanos;
  }

  /** Takes over what another pair of readings of the same two oscillators has learned. */
  void inherit(Drift other) {
    ratePpb = other.ratePpb;
    doubtPpb = other.doubtPpb;
    measuredAtNanos = other.measuredAtNanos;
  }

  void writeTo(SnapshotWriter out) {
    out.writeSigned(ratePpb);
    out.writeSigned(doubtPpb);
    out.writeSigned(measuredAtNanos);
  }

  void readFrom(SnapshotReader in) {
    ratePpb = in.readSigned();
    doubtPpb = in.readSigned();
    measuredAtNanos = in.readSigned();
  }
}
