package io.earshot.lab.impair;

/**
 * What was decided about a packet.
 *
 * @param addedNanos delay from its arrival to its departure, nanoseconds, ≥ 0; 0 for one that does
 *     not pass
 */
public record Fate(Verdict verdict, long addedNanos) {

  static final Fate LOST = new Fate(Verdict.LOST, 0);
  static final Fate QUEUE_FULL = new Fate(Verdict.QUEUE_FULL, 0);
}
