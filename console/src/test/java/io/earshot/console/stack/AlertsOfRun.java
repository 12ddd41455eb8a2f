package io.earshot.console.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.console.alerts.kafka.AlertFeed;
import io.earshot.console.alerts.kafka.LiveAlerts;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.metrics.SelfReport;
import io.earshot.console.page.CallKey;
import io.earshot.console.page.avro.PageWriter;
import io.earshot.console.page.http.PageServer;
import io.earshot.console.page.http.PageServerOptions;
import io.earshot.console.page.kafka.TopicFeed;
import io.earshot.console.page.view.LivePage;
import io.earshot.schemas.registry.RegistrySchemaIds;
import io.earshot.schemas.registry.SchemaRegistry;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The alerts of a replay: on their topic, and in a page that reads them as it reads live ones. */
final class AlertsOfRun implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final EmbeddedStack stack;
  private final TopicPlan plan;
  private final PageServer server;
  private final List<AutoCloseable> closed;

  private AlertsOfRun(
      EmbeddedStack stack, TopicPlan plan, PageServer server, List<AutoCloseable> closed) {
    this.stack = stack;
    this.plan = plan;
    this.server = server;
    this.closed = closed;
  }

  static AlertsOfRun of(String run, EmbeddedStack stack) {
    TopicPlan plan = TopicPlan.replay(run, PlanSize.EMBEDDED);
    SchemaIdLookup ids = RegistrySchemaIds.of(SchemaRegistry.at(stack.registryUrl().toString()));
    InstantSource clock = InstantSource.system();
    LivePage page = new LivePage(clock, "test", List.of());
    LiveAlerts alerts =
        new LiveAlerts(
            new Broker(stack.bootstrap()),
            ids,
            plan.measurements(),
            session -> page.summaryOf(new CallKey(run, session)));
    PageServer server =
        PageServer.start(page, alerts, PageServerOptions.of(0, "test"), SelfReport.empty());
    return new AlertsOfRun(
        stack,
        plan,
        server,
        List.of(
            AlertFeed.start(stack.bootstrap(), run, alerts),
            TopicFeed.start(stack.bootstrap(), ids, clock, new PageWriter(page)),
            server,
            alerts));
  }

  /** Every change as the topic has it, in the order of each alert. */
  List<JsonNode> published() throws Exception {
    List<JsonNode> published = new ArrayList<>();
    Map<String, Object> config =
        Map.of("bootstrap.servers", stack.bootstrap(), "isolation.level", "read_committed");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(plan.alerts()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        for (var each : consumer.poll(Duration.ofMillis(100))) {
          published.add(new ObjectMapper().readTree(each.value()));
        }
      }
    }
    return published;
  }

  /** Writes what is no change of an alert. */
  void publish(String... values) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrap()),
            new StringSerializer(),
            new StringSerializer())) {
      for (String each : values) {
        producer.send(new ProducerRecord<>(plan.alerts(), "hostile", each)).get();
      }
    }
  }

  /** What the API says when it has read all that lies there. */
  JsonNode api(String target) {
    List<JsonNode> answers = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(answer("/api/v1/alerts").get("alerts")).isNotEmpty();
              JsonNode answer = answer(target);
              assertThat(answer.path("finding").isNull()).as("its call is read").isFalse();
              answers.add(answer);
            });
    return answers.get(0);
  }

  private JsonNode answer(String target) throws Exception {
    URI uri = server.uri().resolve(target);
    HttpResponse<byte[]> reply =
        http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    assertThat(reply.statusCode()).isEqualTo(200);
    return new ObjectMapper().readTree(new String(reply.body(), StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable each : closed) {
      each.close();
    }
  }
}
