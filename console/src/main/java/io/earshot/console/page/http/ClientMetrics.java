package io.earshot.console.page.http;

import io.earshot.console.metrics.Metric;
import io.earshot.console.metrics.MetricSource;
import io.earshot.console.metrics.Scrape;

/** Browsers that watch the page. */
record ClientMetrics(WatchStreams streams) implements MetricSource {

  @Override
  public void writeTo(Scrape scrape) {
    WatchStreams.Counts counts = streams.counts();
    scrape.put(Metric.PAGE_CLIENTS, counts.clients());
    scrape.put(Metric.PAGE_CLIENTS_ENDED, counts.disconnectedStalled(), "stalled");
    scrape.put(Metric.PAGE_CLIENTS_ENDED, counts.refusedClients(), "refused");
    scrape.put(Metric.PAGE_CLIENTS_ENDED, counts.failedClients(), "failed");
  }
}
