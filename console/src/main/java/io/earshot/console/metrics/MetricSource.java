package io.earshot.console.metrics;

/** A part of the process that has something to say. */
@FunctionalInterface
public interface MetricSource {

  /** Says what is known now; quick, and for any thread. */
  void writeTo(Scrape scrape);
}
