package io.earshot.console.metrics.source;

import io.earshot.console.metrics.Metric;
import io.earshot.console.metrics.MetricSource;
import io.earshot.console.metrics.Scrape;
import io.earshot.streams.host.StreamsHost;

/** The session engine of this process. */
public record EngineMetrics(StreamsHost host) implements MetricSource {

  private static final String OUTCOME = "outcome.";
  private static final String REFUSED = "refused.";

  @Override
  public void writeTo(Scrape scrape) {
    host.counters().forEach((name, count) -> write(scrape, name, count));
    if (host.isReady()) {
      scrape.put(Metric.ENGINE_LAG, host.lagRecords());
    }
  }

  private static void write(Scrape scrape, String name, long count) {
    if (name.equals(OUTCOME + "late")) {
      scrape.put(Metric.LATE_RECORDS, count, "engine");
    }
    if (name.startsWith(OUTCOME)) {
      scrape.put(Metric.ENGINE_BATCHES, count, name.substring(OUTCOME.length()));
    } else if (name.startsWith(REFUSED)) {
      scrape.put(Metric.REFUSED_RECORDS, count, name.substring(REFUSED.length()));
    } else if (name.equals("dead_letters")) {
      scrape.put(Metric.DEAD_LETTERS, count);
    } else {
      scrape.put(Metric.ENGINE_RECORDS, count, name);
    }
  }
}
