package io.earshot.agent.delivery;

import io.earshot.agent.queue.DropReason;
import io.earshot.agent.transport.Receipt;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The receipt of one attempt. */
final class Answer implements Receipt {

  private final Delivery delivery;
  private final long sequence;
  private final int attempt;

  Answer(Delivery delivery, Attempt attempt) {
    this.delivery = delivery;
    this.sequence = attempt.batch().sequence();
    this.attempt = attempt.number();
  }

  @Override
  public void acked() {
    delivery.answered((outbox, nowNanos) -> outbox.acked(sequence));
  }

  @Override
  public void refused(DropReason reason) {
    delivery.answered((outbox, nowNanos) -> outbox.refused(sequence, attempt, reason, nowNanos));
  }

  /** The transport threw. */
  void broke() {
    delivery.answered((outbox, nowNanos) -> outbox.broke(sequence, attempt, nowNanos));
  }

  @Override
  public void failed(@Nullable Duration retryAfter) {
    delivery.answered(
        (outbox, nowNanos) -> outbox.failed(sequence, attempt, false, retryAfter, nowNanos));
  }

  @Override
  public void unknown(@Nullable Duration retryAfter) {
    delivery.answered(
        (outbox, nowNanos) -> outbox.failed(sequence, attempt, true, retryAfter, nowNanos));
  }
}
