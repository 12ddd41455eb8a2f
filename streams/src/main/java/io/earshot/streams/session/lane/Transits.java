package io.earshot.streams.session.lane;

import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.result.Hop;

/** Makes the transit of a hop between two clocks: a lane measures it, the clocks learn from it. */
interface Transits {

  Transit of(Hop hop, String from, String to, ClockName fromClock, ClockName toClock);
}
