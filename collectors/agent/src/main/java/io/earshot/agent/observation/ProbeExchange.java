package io.earshot.agent.observation;

import org.jspecify.annotations.Nullable;

/**
 * One four-timestamp exchange between two clocks (RFC 5905 on-wire).
 *
 * @param participant who sent the probe, where another one reports it; null = the agent's own
 * @param peerClock clock that stamped t2 and t3
 * @param requestSentNanos t1, nanoseconds of the agent's clock
 * @param requestReceivedNanos t2, nanoseconds of the peer's clock
 * @param responseSentNanos t3, nanoseconds of the peer's clock
 * @param responseReceivedNanos t4, nanoseconds of the agent's clock
 */
public record ProbeExchange(
    @Nullable String participant,
    ClockId peerClock,
    long requestSentNanos,
    long requestReceivedNanos,
    long responseSentNanos,
    long responseReceivedNanos)
    implements Observation {

  private static final int FIXED_BYTES = 320;

  @Override
  public int sizeBytes() {
    return FIXED_BYTES + Texts.bytes(participant, peerClock.node(), peerClock.clock());
  }
}
