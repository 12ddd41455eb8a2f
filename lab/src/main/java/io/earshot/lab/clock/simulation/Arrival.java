package io.earshot.lab.clock.simulation;

/** Something that reaches whoever computes the offset. */
public sealed interface Arrival permits Probe, Mark {

  /** When it does, seconds of true time. */
  double arrivedSeconds();
}
