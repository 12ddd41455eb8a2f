package io.earshot.agent.delivery;

import org.jspecify.annotations.Nullable;

/** What the process costs its machine, read for a heartbeat. */
public interface Vitals {

  /** Nanoseconds of CPU of the agent's thread; null = unknown. */
  @Nullable Long agentCpuNanos();

  /** Nanoseconds of CPU of the process; null = unknown. */
  @Nullable Long processCpuNanos();

  /** Bytes of heap in use. */
  long heapUsedBytes();

  /** Bytes of memory that the process occupies; null = unknown. */
  @Nullable Long residentBytes();
}
