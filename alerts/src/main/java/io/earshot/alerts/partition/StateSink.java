package io.earshot.alerts.partition;

import org.jspecify.annotations.Nullable;

/** Keeps state so that a later start continues exactly here. */
@FunctionalInterface
public interface StateSink {

  /**
   * Takes one part.
   *
   * @param value null removes it
   */
  void store(byte[] key, byte @Nullable [] value);
}
