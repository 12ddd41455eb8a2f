package io.earshot.console.metrics;

/** How a metric moves. */
public enum MetricKind {
  /** Grows from the start of the process on. */
  COUNTER,
  GAUGE,
  /** Counters by upper edges, see {@link Edges}. */
  HISTOGRAM,
  /** A 1 that carries labels. */
  INFO
}
