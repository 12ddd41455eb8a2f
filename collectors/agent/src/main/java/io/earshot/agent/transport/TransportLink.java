package io.earshot.agent.transport;

import io.earshot.agent.observation.ClockId;
import io.earshot.agent.observation.ProbeExchange;
import io.earshot.agent.observation.Sampling;
import java.util.List;

/** What a transport may ask of its agent, and tell it. Any thread; never throws. */
public interface TransportLink {

  AgentIdentity identity();

  /** What this agent can be told to do, e.g. {@code jitterBufferTarget}. */
  List<String> capabilities();

  /** Nanoseconds of the agent's clock. */
  long nowNanos();

  /** The agent's clock as it is now. */
  ClockId clock();

  /** An exchange with the other side's clock was answered. */
  void probe(ProbeExchange exchange);

  /** The other side wants something done. */
  void command(Command command);

  /** The other side wants another share of the frames. */
  void sample(Sampling sampling);
}
