package io.earshot.bench.agent;

import io.earshot.agent.transport.Batch;
import io.earshot.agent.transport.Receipt;
import io.earshot.agent.transport.Transport;
import io.earshot.agent.transport.TransportLink;
import java.time.Duration;

/** Takes batches and answers at once, or never: then the queue fills and stays full. */
final class StubTransport implements Transport {

  private final boolean answers;

  StubTransport(boolean answers) {
    this.answers = answers;
  }

  @Override
  public void open(TransportLink link) {
    // There is nothing to open.
  }

  @Override
  public void send(Batch batch, Receipt receipt) {
    if (answers) {
      receipt.acked();
    }
  }

  @Override
  public void close(Duration atMost) {
    // Nor to close.
  }
}
