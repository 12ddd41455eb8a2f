package io.earshot.console.metrics.source;

import io.earshot.console.metrics.Metric;
import io.earshot.console.metrics.MetricSource;
import io.earshot.console.metrics.Scrape;
import io.earshot.streams.host.RollupHost;

/** The rollups of this process. */
public record RollupMetrics(RollupHost host) implements MetricSource {

  @Override
  public void writeTo(Scrape scrape) {
    host.counters()
        .forEach(
            (name, count) -> {
              scrape.put(Metric.ROLLUP_RECORDS, count, name);
              if (name.equals("late")) {
                scrape.put(Metric.LATE_RECORDS, count, "rollups");
              }
            });
  }
}
