package io.earshot.console.metrics.source;

import io.earshot.alerts.delivery.host.ReceiverStatus;
import io.earshot.alerts.delivery.kafka.Notifier;
import io.earshot.alerts.delivery.stage.OutboxCounts;
import io.earshot.console.metrics.Metric;
import io.earshot.console.metrics.MetricSource;
import io.earshot.console.metrics.Scrape;

/** Whom the notifier of this process told. */
public record NoticeMetrics(Notifier notifier) implements MetricSource {

  @Override
  public void writeTo(Scrape scrape) {
    scrape.put(Metric.NOTICES_MUTED, notifier.mutedCount());
    for (ReceiverStatus status : notifier.statuses()) {
      String receiver = status.receiver();
      OutboxCounts counts = status.counts();
      scrape.put(Metric.NOTICES, counts.accepted(), receiver, "accepted");
      scrape.put(Metric.NOTICES, counts.known(), receiver, "known");
      scrape.put(Metric.NOTICES, counts.renewed(), receiver, "renewed");
      scrape.put(Metric.NOTICES, counts.expired(), receiver, "expired");
      scrape.put(Metric.NOTICES, counts.overflowed(), receiver, "overflowed");
      scrape.put(Metric.NOTICES, counts.refused(), receiver, "refused");
      scrape.put(Metric.NOTICES_WAITING, counts.waiting(), receiver);
    }
  }
}
