package io.earshot.media.clock.graph;

/**
 * What is known between two clocks: right minus left is within {@code [loNanos, hiNanos]}, ends
 * included.
 */
public record Edge(int left, int right, long loNanos, long hiNanos) {

  long widthNanos() {
    return hiNanos - loNanos;
  }
}
