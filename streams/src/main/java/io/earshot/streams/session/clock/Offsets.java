package io.earshot.streams.session.clock;

import io.earshot.media.clock.graph.PairOffset;
import io.earshot.streams.session.input.ClockName;
import org.jspecify.annotations.Nullable;

/** Answers how far two clocks of a session were apart. */
public interface Offsets {

  /**
   * The offset {@code to - from}, true for the whole second.
   *
   * @param second event time, Unix epoch
   * @return null where no samples both ways lead from one clock to the other
   */
  @Nullable PairOffset between(ClockName from, ClockName to, long second);
}
