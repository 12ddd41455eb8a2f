package io.earshot.agent;

import io.earshot.agent.observation.ClockId;
import io.earshot.agent.observation.ProbeExchange;
import io.earshot.agent.observation.Sampling;
import io.earshot.agent.transport.AgentIdentity;
import io.earshot.agent.transport.Command;
import io.earshot.agent.transport.TransportLink;
import java.util.List;

/** What the transport sees of its agent. */
final class AgentLink implements TransportLink {

  private final Agent agent;
  private final AgentIdentity identity;
  private final List<String> capabilities;

  AgentLink(Agent agent, AgentBuilder settings, long wallMicros) {
    this.agent = agent;
    this.identity = settings.identity(wallMicros);
    this.capabilities = List.copyOf(settings.capabilities);
  }

  @Override
  public AgentIdentity identity() {
    return identity;
  }

  @Override
  public List<String> capabilities() {
    return capabilities;
  }

  @Override
  public long nowNanos() {
    return agent.nowNanos();
  }

  @Override
  public ClockId clock() {
    return agent.delivery().clock();
  }

  @Override
  public void probe(ProbeExchange exchange) {
    agent.probe(exchange);
  }

  @Override
  public void command(Command command) {
    agent.commands().take(command);
  }

  @Override
  public void sample(Sampling sampling) {
    agent.sample(sampling);
  }
}
