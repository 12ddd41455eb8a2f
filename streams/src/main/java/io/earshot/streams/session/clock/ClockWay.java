package io.earshot.streams.session.clock;

import io.earshot.streams.session.input.ClockName;
import org.jspecify.annotations.Nullable;

/** The way from one clock to another; what passes looks up nothing once the first has passed. */
public final class ClockWay {

  private final SessionClocks clocks;
  private final ClockName from;
  private final ClockName to;
  private @Nullable ClockPair pair;
  private boolean isFromLeft;

  ClockWay(SessionClocks clocks, ClockName from, ClockName to) {
    this.clocks = clocks;
    this.from = from;
    this.to = to;
  }

  /** Takes a packet, each time of its own clock. */
  public void passed(long sentNanos, long receivedNanos) {
    ClockPair known = pair;
    if (known == null) {
      known = clocks.pair(from, to);
      if (known == null) {
        return;
      }
      pair = known;
      isFromLeft = known.left.name.equals(from);
    }
    known.oneWay(isFromLeft, sentNanos, receivedNanos);
    clocks.forgetClosed();
  }
}
