package io.earshot.bench.agent;

import io.earshot.agent.observation.ClockId;
import io.earshot.agent.observation.ProbeExchange;
import io.earshot.agent.observation.Sampling;
import io.earshot.agent.transport.AgentIdentity;
import io.earshot.agent.transport.Batch;
import io.earshot.agent.transport.Command;
import io.earshot.agent.transport.CommandAck;
import io.earshot.agent.transport.Receipt;
import io.earshot.agent.transport.Transport;
import io.earshot.agent.transport.TransportLink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the probes that a transport hands to its agent: they are observations like others. */
final class CountingTransport implements Transport {

  private final Transport carrier;
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private volatile boolean isQuiet;

  CountingTransport(Transport carrier) {
    this.carrier = carrier;
  }

  /** Probes that the agent has certainly taken. */
  long probesTaken() {
    return done.get();
  }

  /** Probes that the agent may have taken. */
  long probesBegun() {
    return begun.get();
  }

  /** From now on the agent gets no more of them: none can come after its last word. */
  void quiet() {
    isQuiet = true;
  }

  @Override
  public void open(TransportLink link) {
    carrier.open(new CountingLink(link));
  }

  @Override
  public void send(Batch batch, Receipt receipt) {
    carrier.send(batch, receipt);
  }

  @Override
  public void clockChanged() {
    carrier.clockChanged();
  }

  @Override
  public void acknowledge(CommandAck ack) {
    carrier.acknowledge(ack);
  }

  @Override
  public void close(Duration atMost) {
    carrier.close(atMost);
  }

  private final class CountingLink implements TransportLink {

    private final TransportLink link;

    CountingLink(TransportLink link) {
      this.link = link;
    }

    @Override
    public AgentIdentity identity() {
      return link.identity();
    }

    @Override
    public List<String> capabilities() {
      return link.capabilities();
    }

    @Override
    public long nowNanos() {
      return link.nowNanos();
    }

    @Override
    public ClockId clock() {
      return link.clock();
    }

    @Override
    public void probe(ProbeExchange exchange) {
      if (!isQuiet) {
        begun.incrementAndGet();
        link.probe(exchange);
        done.incrementAndGet();
      }
    }

    @Override
    public void command(Command command) {
      link.command(command);
    }

    @Override
    public void sample(Sampling sampling) {
      link.sample(sampling);
    }
  }
}
