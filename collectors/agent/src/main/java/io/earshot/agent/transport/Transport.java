package io.earshot.agent.transport;

import java.time.Duration;

/**
 * Carries batches. The agent calls all methods from a thread of its own; none of them may throw,
 * and none but {@link #close} may wait for long.
 */
public interface Transport {

  /** Called once, before anything else. */
  void open(TransportLink link);

  /** Sends a batch and answers on its receipt, now or later. */
  void send(Batch batch, Receipt receipt);

  /** The agent's clock has become another one: what is known of its offset is void. */
  default void clockChanged() {}

  /** Tells what became of a command. */
  default void acknowledge(CommandAck ack) {}

  /** Gives everything back. What is unanswered by then stays so. */
  void close(Duration atMost);
}
