package io.earshot.console.metrics.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.metrics.Edges;
import io.earshot.console.metrics.Metric;
import io.earshot.console.metrics.Metrics;
import io.earshot.console.metrics.Scrape;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpositionTest {

  private final Metrics metrics = new Metrics();

  @Test
  void whoeverAsksForOpenMetricsGetsItAndAllOthersTheOlderFormat() {
    metrics.add(scrape -> scrape.put(Metric.DEAD_LETTERS, 3));
    assertThat(of(null).contentType()).startsWith("text/plain; version=0.0.4");
    assertThat(text(null)).contains("# TYPE earshot_dead_letters_total counter");
    // As Prometheus 2.42 sends it.
    String accept = "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5";
    assertThat(of(accept).contentType()).startsWith("application/openmetrics-text; version=1.0.0");
    assertThat(text(accept))
        .contains("# TYPE earshot_dead_letters counter")
        .contains("earshot_dead_letters_total 3.0\n")
        .endsWith("# EOF\n");
  }

  @Test
  void aHistogramIsCumulativeWithItsEdgesInSeconds() {
    long[] counts = new long[Edges.JITTER.micros().length + 1];
    counts[0] = 2;
    counts[6] = 3;
    counts[counts.length - 1] = 1;
    metrics.add(
        scrape -> scrape.putHistogram(Metric.JITTER, new Scrape.Histogram(counts, 12.5), "uplink"));
    assertThat(text(null))
        .contains("earshot_jitter_seconds_bucket{leg=\"uplink\",le=\"0.001\"} 2\n")
        .contains("earshot_jitter_seconds_bucket{leg=\"uplink\",le=\"0.02\"} 2\n")
        .contains("earshot_jitter_seconds_bucket{leg=\"uplink\",le=\"0.03\"} 5\n")
        .contains("earshot_jitter_seconds_bucket{leg=\"uplink\",le=\"1.0\"} 5\n")
        .contains("earshot_jitter_seconds_bucket{leg=\"uplink\",le=\"+Inf\"} 6\n")
        .contains("earshot_jitter_seconds_count{leg=\"uplink\"} 6\n")
        .contains("earshot_jitter_seconds_sum{leg=\"uplink\"} 12.5\n");
  }

  @Test
  void aLabelCannotEndItsLine() {
    metrics.add(scrape -> scrape.put(Metric.AGENT_DROPPED, 1, "a\"} 9\n# EOF\n\\"));
    assertThat(text(null).lines().filter(line -> !line.startsWith("#")))
        .containsExactly("earshot_agent_dropped_total{reason=\"a\\\"} 9\\n# EOF\\n\\\\\"} 1.0");
  }

  @Test
  void whatIsNotKnownIsNotThere() {
    assertThat(text(null)).isEmpty();
  }

  private Exposition of(@Nullable String accept) {
    return Exposition.of(metrics.scrape(), accept);
  }

  private String text(@Nullable String accept) {
    return new String(of(accept).body(), StandardCharsets.UTF_8);
  }
}
