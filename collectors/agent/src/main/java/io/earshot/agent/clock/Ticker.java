package io.earshot.agent.clock;

/** Where monotonic time comes from; in a program {@code System::nanoTime}. */
@FunctionalInterface
public interface Ticker {

  /** Nanoseconds since an origin that stays the same. */
  long nanos();
}
