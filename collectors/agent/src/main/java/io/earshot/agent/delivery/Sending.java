package io.earshot.agent.delivery;

import io.earshot.agent.batch.BatchContent;

/** A numbered batch until its answer. */
final class Sending {

  final long sequence;
  BatchContent content;

  /** Times that it was handed over; a late answer to an earlier time is none, unless it acks. */
  int attempts;

  /** Nanoseconds of the agent's clock when it was handed over last. */
  long sentNanos;

  boolean inFlight;

  /** It may have arrived: nothing may be taken out of it any more. */
  boolean unknown;

  Sending(long sequence, BatchContent content) {
    this.sequence = sequence;
    this.content = content;
  }
}
