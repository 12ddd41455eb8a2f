package io.earshot.lab.clock.simulation;

/** A while in which the right end sends and receives nothing, suspended. */
record Silence(double fromSeconds, double toSeconds) {

  boolean covers(double seconds) {
    return fromSeconds <= seconds && seconds < toSeconds;
  }
}
