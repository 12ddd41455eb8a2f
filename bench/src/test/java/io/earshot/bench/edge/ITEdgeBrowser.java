package io.earshot.bench.edge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.bench.browser.CallPage;
import io.earshot.bench.browser.FakeEdge;
import io.earshot.bench.kafka.BrokerProcess;
import io.earshot.collectors.edge.host.EdgeHost;
import io.earshot.collectors.edge.host.EdgeSettings;
import io.earshot.collectors.edge.http.EdgeServerOptions;
import io.earshot.collectors.edge.token.SecretKeys;
import io.earshot.collectors.edge.token.StaticKeys;
import io.earshot.schema.EventBatch;
import io.earshot.schema.MarkColumns;
import io.earshot.schema.MediaStage;
import io.earshot.schemas.kafka.AvroDeserializer;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser agent as this edge serves it, in a page of another origin, through to Kafka. */
class ITEdgeBrowser {

  private static final TopicPlan PLAN = TopicPlan.live(PlanSize.EMBEDDED);
  private static final SchemaIdLookup IDS = FixedSchemaIds.of(TopicKind.valueSchemas());
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int OBSERVATIONS = 1_000;

  @TempDir Path folder;

  @Test
  void whatAPageAcceptsIsInTheSessionOfItsToken() throws Exception {
    EdgeSettings settings =
        EdgeSettings.of(
            EdgeServerOptions.on("127.0.0.1", 0, Set.of()),
            SecretKeys.parse(LabTokens.KEYS),
            StaticKeys.NONE,
            folder.resolve("names.key"));
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        FakeEdge site = FakeEdge.start();
        CallPage page = new CallPage()) {
      broker.create(PLAN);
      try (EdgeHost edge = EdgeHost.start(broker.bootstrapServers(), IDS, PLAN, settings)) {
        String room =
            "{\"event\":\"room_started\",\"id\":\"EV_1\",\"room\":{\"sid\":\"RM_1\",\"name\":\"lab\"}}";
        assertThat(new LabAgent(edge.uri()).webhook(room)).isEqualTo(200);

        page.go(site.uri("/call.html"));
        page.run("load('" + edge.uri() + "/v1/agent.js')");
        page.run("earshot.observeAll()");
        page.run(
            "earshot.connect({url: '%s', token: '%s'})"
                .formatted(edge.uri(), LabTokens.participant("ann", "lab")));
        page.run("call()");
        await()
            .atMost(PATIENCE)
            .until(() -> page.run("earshot.counts()").path("acked").asInt() > OBSERVATIONS);
        JsonNode counts = page.run("earshot.close({withinMillis: 10000})");

        assertThat(counts.path("acked").asInt()).isEqualTo(counts.path("accepted").asInt());
        List<EventBatch> stored = stored(broker, "RM_1");
        assertThat(stored.stream().mapToInt(EventBatch::getObservations).sum())
            .isEqualTo(counts.path("acked").asInt());
        assertThat(stored).allMatch(batch -> batch.getDropped().isEmpty());
        assertThat(marks(stored, MediaStage.SEND)).isGreaterThan(OBSERVATIONS / 4);
        assertThat(marks(stored, MediaStage.RECEIVE)).isGreaterThan(OBSERVATIONS / 4);
        assertThat(stored.stream().mapToInt(batch -> batch.getProbes().size()).sum())
            .isGreaterThan(5);
      }
    }
  }

  private static int marks(List<EventBatch> batches, MediaStage stage) {
    return batches.stream()
        .flatMap(batch -> batch.getMarks().stream())
        .filter(columns -> columns.getStage() == stage)
        .mapToInt(MarkColumns::getCount)
        .sum();
  }

  /** Of the page; the webhook's are the SFU's. */
  private static List<EventBatch> stored(BrokerProcess broker, String session) {
    AvroDeserializer<EventBatch> reader = new AvroDeserializer<>(EventBatch.class, IDS);
    List<EventBatch> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(PLAN.events()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < requireNonNull(ends.get(each)))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> found.add(reader.deserialize(record.topic(), record.value())));
      }
    }
    found.removeIf(
        batch -> !batch.getSession().equals(session) || batch.getParticipant().equals("sfu"));
    return found;
  }
}
