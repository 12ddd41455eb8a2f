package io.earshot.alerts.topology;

import org.jspecify.annotations.Nullable;

/** A result on its way to one of several topics. */
@SuppressWarnings("ArrayRecordComponent") // passed through, never compared
record Routed(Route route, byte @Nullable [] bytes) {

  /** Where it goes. */
  enum Route {
    /** Every change. */
    ALERTS,
    /** The newest change of each alert; null = it is forgotten. */
    STATES,
    /** From partitions to where all of them meet. */
    FLEET
  }
}
