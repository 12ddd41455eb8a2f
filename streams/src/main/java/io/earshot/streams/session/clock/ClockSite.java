package io.earshot.streams.session.clock;

import io.earshot.streams.session.input.Role;

/** What a clock stands beside: servers come first, so that no browser's clock drives an edge. */
enum ClockSite {
  SERVER,
  /** A host whose clock others have asked for. */
  HOST,
  WORKER,
  CLIENT;

  static ClockSite of(Role role) {
    return switch (role) {
      case SFU, TURN -> SERVER;
      case WORKER -> WORKER;
      case CLIENT -> CLIENT;
      case UNKNOWN -> HOST;
    };
  }

  boolean isBrowser() {
    return this == CLIENT;
  }
}
