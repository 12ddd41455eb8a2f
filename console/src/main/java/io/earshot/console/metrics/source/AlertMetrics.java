package io.earshot.console.metrics.source;

import io.earshot.alerts.host.AlertHost;
import io.earshot.alerts.rule.engine.Acceptance;
import io.earshot.alerts.topology.AlertCounts;
import io.earshot.console.metrics.Metric;
import io.earshot.console.metrics.MetricSource;
import io.earshot.console.metrics.Scrape;
import java.time.Duration;
import java.util.Locale;

/** The alert rules of this process. */
public record AlertMetrics(AlertHost host) implements MetricSource {

  private static final double MILLIS_PER_SECOND = 1000;

  @Override
  public void writeTo(Scrape scrape) {
    AlertCounts counts = host.counts();
    scrape.put(Metric.ALERT_RECORDS, counts.records());
    scrape.put(Metric.ALERT_UNREADABLE, counts.unreadable());
    counts
        .samples()
        .forEach((verdict, count) -> scrape.put(Metric.ALERT_SAMPLES, count, label(verdict)));
    scrape.put(Metric.LATE_RECORDS, counts.samples().get(Acceptance.LATE), "alerts");
    counts
        .ruleErrors()
        .forEach((kind, count) -> scrape.put(Metric.ALERT_RULE_ERRORS, count, label(kind)));
    counts
        .agentDropped()
        .forEach((reason, count) -> scrape.put(Metric.AGENT_DROPPED, count, reason));
    counts
        .transitions()
        .forEach(
            (change, count) ->
                scrape.put(
                    Metric.ALERT_TRANSITIONS,
                    count,
                    change.rule(),
                    change.severity(),
                    change.to().key()));
    scrape.put(Metric.ALERT_RULES_FROM, host.rulesFromSecond());
    Duration lag = host.eventTimeLag();
    if (lag != null) {
      scrape.put(Metric.EVENT_TIME_LAG, lag.toMillis() / MILLIS_PER_SECOND, "alerts");
    }
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
