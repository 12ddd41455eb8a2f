package io.earshot.console.metrics.source;

import io.earshot.collectors.edge.count.Subject;
import io.earshot.collectors.edge.host.EdgeHost;
import io.earshot.console.metrics.Metric;
import io.earshot.console.metrics.MetricSource;
import io.earshot.console.metrics.Scrape;

/** The edge of this process. */
public record EdgeMetrics(EdgeHost host) implements MetricSource {

  @Override
  public void writeTo(Scrape scrape) {
    host.counts().forEach((subject, reason, count) -> scrape.put(metric(subject), count, reason));
    scrape.put(Metric.EDGE_AGENTS, host.commands().agents().size());
    scrape.put(Metric.EDGE_HELD, host.heldBytes());
  }

  private static Metric metric(Subject subject) {
    return switch (subject) {
      case BATCHES -> Metric.EDGE_BATCHES;
      case REFUSALS -> Metric.EDGE_REFUSALS;
      case LOST_VALUES -> Metric.EDGE_LOST_VALUES;
      case UNASSIGNED -> Metric.EDGE_UNASSIGNED;
      case WEBHOOKS -> Metric.EDGE_WEBHOOKS;
      case STAGES -> Metric.EDGE_STAGES;
      case FRAMES -> Metric.EDGE_FRAMES;
      case CONNECTIONS -> Metric.EDGE_CONNECTIONS;
    };
  }
}
