package io.earshot.lab.clock.simulation;

/** For a while the right clock's rate is off by so much more. */
record Slew(double fromSeconds, double toSeconds, double ratePpm) {

  boolean covers(double seconds) {
    return fromSeconds <= seconds && seconds < toSeconds;
  }
}
