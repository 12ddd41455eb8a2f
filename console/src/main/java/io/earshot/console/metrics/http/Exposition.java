package io.earshot.console.metrics.http;

import io.earshot.console.metrics.Edges;
import io.earshot.console.metrics.Metric;
import io.earshot.console.metrics.Scrape;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer to a scrape.
 *
 * @param contentType the format that was asked for: OpenMetrics 1.0, else Prometheus 0.0.4
 * @param body never changed by anyone
 */
@SuppressWarnings("ArrayRecordComponent") // Sent once, compared never.
public record Exposition(String contentType, byte[] body) {

  /** Creation times would be series of their own in the older format. */
  private static final ExpositionFormatWriter PROMETHEUS = new PrometheusTextFormatWriter(false);

  private static final ExpositionFormatWriter OPEN_METRICS =
      new OpenMetricsTextFormatWriter(false, false);

  /**
   * Writes a scrape.
   *
   * @param accept the request's header; null = it has none
   */
  public static Exposition of(Scrape scrape, @Nullable String accept) {
    ExpositionFormatWriter writer =
        accept != null && OPEN_METRICS.accepts(accept) ? OPEN_METRICS : PROMETHEUS;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      writer.write(body, snapshots(scrape));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Exposition(writer.getContentType(), body.toByteArray());
  }

  private static MetricSnapshots snapshots(Scrape scrape) {
    List<MetricSnapshot> snapshots = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      boolean isKnown = !scrape.numbers(metric).isEmpty() || !scrape.histograms(metric).isEmpty();
      if (isKnown) {
        snapshots.add(snapshot(metric, scrape));
      }
    }
    return new MetricSnapshots(snapshots);
  }

  private static MetricSnapshot snapshot(Metric metric, Scrape scrape) {
    return switch (metric.kind()) {
      case COUNTER -> counter(metric, scrape);
      case GAUGE -> gauge(metric, scrape);
      case INFO -> info(metric, scrape);
      case HISTOGRAM -> histogram(metric, scrape);
    };
  }

  private static MetricSnapshot counter(Metric metric, Scrape scrape) {
    CounterSnapshot.Builder all =
        CounterSnapshot.builder().name(base(metric, "_total")).help(metric.help());
    scrape
        .numbers(metric)
        .forEach(
            (values, value) ->
                all.dataPoint(
                    CounterDataPointSnapshot.builder()
                        .labels(labels(metric, values))
                        .value(value)
                        .build()));
    return all.build();
  }

  private static MetricSnapshot gauge(Metric metric, Scrape scrape) {
    GaugeSnapshot.Builder all = GaugeSnapshot.builder().name(metric.key()).help(metric.help());
    scrape
        .numbers(metric)
        .forEach(
            (values, value) ->
                all.dataPoint(
                    GaugeDataPointSnapshot.builder()
                        .labels(labels(metric, values))
                        .value(value)
                        .build()));
    return all.build();
  }

  private static MetricSnapshot info(Metric metric, Scrape scrape) {
    InfoSnapshot.Builder all =
        InfoSnapshot.builder().name(base(metric, "_info")).help(metric.help());
    for (List<String> values : scrape.numbers(metric).keySet()) {
      all.dataPoint(InfoDataPointSnapshot.builder().labels(labels(metric, values)).build());
    }
    return all.build();
  }

  private static MetricSnapshot histogram(Metric metric, Scrape scrape) {
    HistogramSnapshot.Builder all =
        HistogramSnapshot.builder().name(metric.key()).help(metric.help());
    Edges edges = metric.edges();
    if (edges != null) {
      scrape
          .histograms(metric)
          .forEach(
              (values, histogram) ->
                  all.dataPoint(
                      HistogramDataPointSnapshot.builder()
                          .labels(labels(metric, values))
                          .classicHistogramBuckets(
                              ClassicHistogramBuckets.of(edges.seconds(), histogram.counts()))
                          .sum(histogram.sumSeconds())
                          .build()));
    }
    return all.build();
  }

  private static Labels labels(Metric metric, List<String> values) {
    return Labels.of(metric.labels(), values);
  }

  /** The library puts the ending of a kind behind a name by itself. */
  private static String base(Metric metric, String ending) {
    String key = metric.key();
    return key.substring(0, key.length() - ending.length());
  }
}
