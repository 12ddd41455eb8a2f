package io.earshot.console.metrics;

import java.util.Locale;
import java.util.stream.Collectors;

/** The page of all metrics. */
final class MetricPage {

  private MetricPage() {}

  static String text(String generated) {
    StringBuilder page = new StringBuilder(INTRODUCTION.formatted(generated));
    page.append("| metric | kind | labels | meaning |\n| --- | --- | --- | --- |\n");
    for (Metric metric : Metric.values()) {
      page.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(metric.key(), kind(metric), labels(metric), metric.help()));
    }
    page.append("\n## Edges of the histograms\n\n| edges | milliseconds |\n| --- | --- |\n");
    for (Edges edges : Edges.values()) {
      page.append("| %s | %s |\n".formatted(lower(edges), millis(edges)));
    }
    return page.toString();
  }

  private static String kind(Metric metric) {
    Edges edges = metric.edges();
    return edges == null ? lower(metric.kind()) : "histogram of " + lower(edges);
  }

  private static String labels(Metric metric) {
    return metric.labels().stream()
        .map(label -> "`" + label + "`")
        .collect(Collectors.joining(", "));
  }

  private static String millis(Edges edges) {
    return java.util.Arrays.stream(edges.micros())
        .mapToObj(each -> Long.toString(each / 1000))
        .collect(Collectors.joining(", "));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static final String INTRODUCTION =
      """
      # Metrics

      %s

      `earshot up` and `earshot demo` serve `/metrics` beside the live page, on loopback and port
      8380: Prometheus' text format 0.0.4, or OpenMetrics 1.0 where the `Accept` header asks for it.

      ```yaml
      scrape_configs:
        - job_name: earshot
          static_configs: [{targets: ["127.0.0.1:8380"]}]
      ```

      - **Unknown is absent**, never 0: before the first call there is no loss, not none.
      - **No call, person or address is a label.** Of a call, ask `/api/v1/sessions/{id}`; of a room
        or a region, `/api/v1/rollups`.
      - **Each metric has at most 200 series.** Further values of labels are the one series `other`,
        and `earshot_metric_series_folded_total` says so. A series keeps its values until the process
        ends, so that no counter moves from one to the other.
      - **Counters begin at 0 with the process** and count what this process did: its engine, rules,
        rollups, edge and notifier. Counts of calls (delays, packets, quality) come from the rollups
        of the whole fleet, windows of 10 s that are published once, when they are final, about 30 s
        after they happened; whatever lay in the topic at the start is not counted again. Of several
        processes each counts all calls: take the maximum, do not add.
      - **Gauges are the state now.** The page reads its topics again when it starts, so nothing of
        it is a counter. Ratios and the worst quality are those of the newest final window, and absent
        when that is over two minutes old.
      - What agents dropped is what they said themselves to this process' rules; what a transaction
        that was aborted had counted is counted again.

      Health, as JSON: `/livez` (it answers), `/readyz` (its numbers are current), `/startupz` (each
      part has started once, by name), `/version`. The last but one and `/readyz` answer 503 until
      it is so.

      ## All metrics

      """;
}
