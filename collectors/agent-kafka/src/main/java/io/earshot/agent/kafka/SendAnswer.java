package io.earshot.agent.kafka;

import io.earshot.agent.queue.DropReason;
import io.earshot.agent.transport.Receipt;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What the producer says of a record, as an answer to the batch in it. */
final class SendAnswer implements Callback {

  private final Receipt receipt;
  private final Thread sender;

  /**
   * An answer for one record.
   *
   * @param sender thread that hands the record over: what the producer says there, it says before
   *     the record went anywhere
   */
  SendAnswer(Receipt receipt, Thread sender) {
    this.receipt = receipt;
    this.sender = sender;
  }

  @Override
  public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception error) {
    if (error == null) {
      receipt.acked();
    } else if (error instanceof RecordTooLargeException) {
      receipt.refused(DropReason.TOO_LARGE);
    } else if (error instanceof AuthorizationException
        || error instanceof AuthenticationException) {
      receipt.refused(DropReason.AUTH_REJECTED);
    } else if (error instanceof TimeoutException && Thread.currentThread() == sender) {
      receipt.failed(null);
    } else {
      receipt.unknown(null);
    }
  }
}
