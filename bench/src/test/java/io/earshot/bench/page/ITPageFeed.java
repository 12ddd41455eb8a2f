package io.earshot.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.bench.kafka.BrokerProcess;
import io.earshot.console.metrics.SelfReport;
import io.earshot.console.page.host.PageHost;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's server on a real broker whose topics come, fill and vanish. */
class ITPageFeed {

  private static final SchemaIdLookup IDS = FixedSchemaIds.of(TopicKind.valueSchemas());
  private static final TopicPlan LIVE = TopicPlan.live(PlanSize.EMBEDDED);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final URI REGISTRY = URI.create("http://127.0.0.1:0");
  private static final int CALLS = 3;

  @TempDir static Path dir;

  private static BrokerProcess broker;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    broker = BrokerProcess.start(dir.resolve("broker"));
  }

  @AfterAll
  static void stop() throws Exception {
    broker.close();
  }

  @Test
  void topicsThatAreMissingComeFillVanishAndComeBack() throws Exception {
    try (PageHost page =
            PageHost.start(broker.bootstrapServers(), REGISTRY, IDS, 0, SelfReport.empty());
        BusyCalls calls = new BusyCalls(broker.bootstrapServers(), LIVE, CALLS)) {
      await().atMost(PATIENCE).untilAsserted(() -> assertNotReady(page, "not on the broker"));

      broker.create(LIVE);
      awaitCalls(page, calls, CALLS);

      broker.admin().deleteTopics(List.of(LIVE.measurements())).all().get();
      await().atMost(PATIENCE).untilAsserted(() -> assertNotReady(page, "not on the broker"));

      await().atMost(PATIENCE).ignoreExceptions().untilAsserted(ITPageFeed::createMeasurements);
      awaitCalls(page, calls, CALLS);

      try (PageHost second =
          PageHost.start(broker.bootstrapServers(), REGISTRY, IDS, 0, SelfReport.empty())) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(get(second, "/api/v1/sessions").at("/sessions"))
                        .as("what a page that starts later reads again")
                        .hasSize(CALLS));
      }
    }
  }

  private static void createMeasurements() throws Exception {
    TopicSpec spec = LIVE.topic(TopicKind.MEASUREMENTS);
    NewTopic topic = new NewTopic(spec.name(), spec.partitions(), spec.replicas());
    broker.admin().createTopics(List.of(topic)).all().get();
  }

  private void awaitCalls(PageHost page, BusyCalls calls, int expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              calls.close(System.currentTimeMillis() / 1000 - 2);
              assertThat(get(page, "/readyz").path("ready").asBoolean()).isTrue();
              assertThat(get(page, "/api/v1/sessions").at("/sessions")).hasSize(expected);
            });
  }

  private void assertNotReady(PageHost page, String reason) throws Exception {
    HttpResponse<String> answer = ask(page, "/readyz");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains(reason);
  }

  private JsonNode get(PageHost page, String path) throws Exception {
    return new ObjectMapper().readTree(ask(page, path).body());
  }

  private HttpResponse<String> ask(PageHost page, String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(page.uri().resolve(path)).build(), BodyHandlers.ofString());
  }
}
