package io.earshot.bench.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.bench.kafka.LiveCaller;
import io.earshot.bench.page.EarshotProcess;
import io.earshot.console.metrics.Metric;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promtool of Debian takes the page of a running {@code earshot up} with a call in it. */
class ITMetrics {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int LOST_OF_FIFTY = 5;
  private static final String EXPECTED_PACKETS = "earshot_packets_expected_total{";

  @TempDir private Path folder;

  @Test
  void promtoolTakesThePageAndAnotherStartCountsNothingTwice() throws Exception {
    Path promtool = DebianTool.find("/usr/bin/promtool", "prometheus");
    try (EarshotProcess up = EarshotProcess.up(folder.resolve("data"))) {
      JsonNode ready = up.readLine();
      URI console = URI.create(ready.path("console").asText());
      String bootstrap = ready.path("bootstrap").asText();
      try (LiveCaller caller =
          new LiveCaller(bootstrap, ready.path("registry").asText(), "live-1", "anna", "ben")) {
        await()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofSeconds(1))
            .atMost(PATIENCE)
            .until(
                () -> {
                  caller.second(System.currentTimeMillis(), LOST_OF_FIFTY);
                  return metrics(console).contains(EXPECTED_PACKETS);
                });
      }
      String page = metrics(console);
      assertThat(linted(promtool, page)).isEqualTo("0: ");
      assertThat(page)
          .containsPattern("earshot_packet_loss_ratio\\{leg=\"[a-z0-9_]+\"} 0\\.[01]")
          .contains("earshot_sessions{state=\"live\"} 1.0")
          .contains("earshot_alerts{rule=\"Watchdog\",severity=\"none\",state=\"firing\"} 1.0")
          .contains("earshot_event_time_lag_seconds{of=\"alerts\"}")
          .doesNotContain("live-1", "anna", "ben");
      assertThat(families(page)).isSubsetOf(documented());
      assertThat(get(console.resolve("/startupz"))).contains("\"started\":true", "\"edge\"");
    }
    try (EarshotProcess again = EarshotProcess.up(folder.resolve("data"))) {
      URI console = URI.create(again.readLine().path("console").asText());
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(metrics(console)).contains("earshot_page_feed_up 1.0"));
      assertThat(metrics(console))
          .contains("earshot_sessions{state=\"live\"}")
          .doesNotContain("earshot_packet_loss_ratio")
          .doesNotContain(EXPECTED_PACKETS);
    }
  }

  private static Set<String> families(String page) {
    return page.lines()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.split(" ")[2])
        .collect(Collectors.toSet());
  }

  private static Set<String> documented() {
    return Arrays.stream(Metric.values()).map(Metric::key).collect(Collectors.toSet());
  }

  /** Exit code and everything that it says. */
  private static String linted(Path promtool, String page) throws Exception {
    Process lint =
        new ProcessBuilder(promtool.toString(), "check", "metrics")
            .redirectErrorStream(true)
            .start();
    lint.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    lint.getOutputStream().close();
    String said = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return lint.waitFor() + ": " + said;
  }

  private static String metrics(URI console) throws Exception {
    return get(console.resolve("/metrics"));
  }

  private static String get(URI uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }
}
