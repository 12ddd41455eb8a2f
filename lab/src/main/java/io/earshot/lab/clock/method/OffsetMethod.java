package io.earshot.lab.clock.method;

import io.earshot.lab.clock.simulation.Mark;
import io.earshot.lab.clock.simulation.Probe;

/** A way to know the offset between two clocks. */
public interface OffsetMethod {

  /** What it is called in reports. */
  String name();

  /** Whether it says how far off it may be. */
  boolean claimsBound();

  /** Whether it answers only when later probes can't change the answer. */
  default boolean answersLate() {
    return false;
  }

  /** Takes a probe as it arrives. */
  void take(Probe probe);

  /** Nothing arrives any more. */
  default void end() {}

  /** Fills in the offset for a mark; false if it is unknown. */
  boolean answer(Mark mark, Answer out);
}
