package io.earshot.alerts.delivery.stage;

/** The counts of an outbox as they grow. */
final class Tally {

  long offered;
  long accepted;
  long known;
  long renewed;
  long expired;
  long overflowed;
  long refused;

  OutboxCounts counts(long waiting) {
    return new OutboxCounts(
        offered, accepted, known, renewed, expired, overflowed, refused, waiting);
  }
}
