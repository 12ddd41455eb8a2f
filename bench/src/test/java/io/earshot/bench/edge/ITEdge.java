package io.earshot.bench.edge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.bench.kafka.BrokerProcess;
import io.earshot.collectors.edge.count.Subject;
import io.earshot.collectors.edge.host.EdgeHost;
import io.earshot.collectors.edge.host.EdgeSettings;
import io.earshot.collectors.edge.http.EdgeServerOptions;
import io.earshot.collectors.edge.token.SecretKeys;
import io.earshot.collectors.edge.token.StaticKeys;
import io.earshot.schema.EventBatch;
import io.earshot.schemas.kafka.AvroDeserializer;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ITEdge {

  private static final TopicPlan PLAN = TopicPlan.live(PlanSize.EMBEDDED);
  private static final SchemaIdLookup IDS = FixedSchemaIds.of(TopicKind.valueSchemas());
  private static final Duration OUTAGE = Duration.ofSeconds(20);

  @TempDir static Path folder;
  private static BrokerProcess broker;
  private static long brokerPid;

  private EdgeHost edge;
  private LabAgent agent;

  @BeforeAll
  static void startBroker() throws IOException {
    Set<Long> before = new HashSet<>();
    ProcessHandle.current().children().forEach(child -> before.add(child.pid()));
    broker = BrokerProcess.start(folder.resolve("broker"));
    brokerPid =
        ProcessHandle.current()
            .children()
            .map(ProcessHandle::pid)
            .filter(pid -> !before.contains(pid))
            .findFirst()
            .orElseThrow();
    broker.create(PLAN);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void startEdge() throws IOException {
    start(32 << 20);
  }

  @AfterEach
  void stopEdge() {
    edge.close();
  }

  @Test
  void whatARoomReportedBeforeItsWebhookIsInItsSession() throws Exception {
    String token = LabTokens.participant("ann", "early");
    assertThat(agent.send(token, 0).get().statusCode()).isEqualTo(202);
    assertThat(batchesOf("RM_early")).isEmpty();
    assertThat(agent.webhook(started("early", "RM_early"))).isEqualTo(200);
    assertThat(agent.send(token, 1).get().statusCode()).isEqualTo(202);
    await()
        .atMost(20, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(sequencesOf("RM_early")).containsExactlyInAnyOrder(0L, 1L));
    assertThat(edge.counts().of(Subject.UNASSIGNED, "forwarded")).isEqualTo(1);
  }

  @Test
  void anEdgeThatRestartsKnowsTheRoomsThatLiveOn() throws Exception {
    assertThat(agent.webhook(started("long", "RM_long"))).isEqualTo(200);
    edge.close();
    start(32 << 20);
    agent.send(LabTokens.participant("ann", "long"), 0).get();
    await()
        .atMost(20, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(sequencesOf("RM_long")).containsExactly(0L));
  }

  @Test
  void noTopicHoldsANameOrAnAddress() throws Exception {
    agent.send(LabTokens.participant("ann", "room-of-ann"), 0).get();
    agent.webhook(started("room-of-ann", "RM_names"));
    agent.webhook(
        "{\"event\":\"participant_joined\",\"id\":\"EV_names\",\"room\":{\"sid\":\"RM_names\","
            + "\"name\":\"room-of-ann\",\"turnPassword\":\"hunter2\"},"
            + "\"participant\":{\"identity\":\"ann\",\"name\":\"Ann of ann\"}}");
    await().until(() -> !batchesOf("RM_names").isEmpty());
    List<String> texts = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : everything()) {
      texts.add(new String(record.key(), StandardCharsets.ISO_8859_1));
      texts.add(new String(record.value(), StandardCharsets.ISO_8859_1));
    }
    assertThat(texts)
        .isNotEmpty()
        .noneMatch(text -> text.contains("ann") && !text.contains("channel"))
        .noneMatch(text -> text.contains("192.0.2.17"))
        .noneMatch(text -> text.contains("hunter2"));
  }

  @Test
  void anOutageOfTheBrokerLosesNothingThatFitsTheBound() throws Exception {
    agent.webhook(started("outage", "RM_outage"));
    String token = LabTokens.participant("ann", "outage");
    agent.send(token, 0).get();
    signal("STOP");
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    try {
      for (int i = 1; i <= 100; i++) {
        answers.add(agent.send(token, i));
      }
      await()
          .pollDelay(OUTAGE)
          .atMost(OUTAGE.plusSeconds(10))
          .until(() -> answers.stream().noneMatch(answer -> status(answer) == 202));
    } finally {
      signal("CONT");
    }
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isIn(202, 503);
    }
    await()
        .atMost(60, TimeUnit.SECONDS)
        .untilAsserted(
            () -> assertThat(sequencesOf("RM_outage")).hasSize(101).doesNotHaveDuplicates());
  }

  @Test
  void whatDoesNotFitTheBoundIsRefusedAndNotStored() throws Exception {
    edge.close();
    start(2_000);
    agent.webhook(started("full", "RM_full"));
    String token = LabTokens.participant("ann", "full");
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    signal("STOP");
    try {
      for (int i = 0; i < 50; i++) {
        answers.add(agent.send(token, i));
      }
      await().until(() -> edge.counts().of(Subject.BATCHES, "limited") > 0);
    } finally {
      signal("CONT");
    }
    long accepted = 0;
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      int status = answer.get(60, TimeUnit.SECONDS).statusCode();
      assertThat(status).isIn(202, 503);
      accepted += status == 202 ? 1 : 0;
    }
    assertThat(accepted).isPositive().isLessThan(50);
    assertThat(sequencesOf("RM_full")).hasSize((int) accepted);
  }

  private void start(long heldBytes) throws IOException {
    EdgeSettings settings =
        EdgeSettings.of(
                EdgeServerOptions.on("127.0.0.1", 0, Set.of()),
                SecretKeys.parse(LabTokens.KEYS),
                StaticKeys.NONE,
                folder.resolve("names.key"))
            .withHeldBytes(heldBytes);
    edge = EdgeHost.start(broker.bootstrapServers(), IDS, PLAN, settings);
    agent = new LabAgent(edge.uri());
  }

  private static String started(String room, String sid) {
    return "{\"event\":\"room_started\",\"id\":\"EV_"
        + sid
        + "\",\"room\":{\"sid\":\""
        + sid
        + "\",\"name\":\""
        + room
        + "\"}}";
  }

  private static void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(brokerPid)).start().waitFor();
    // A signal is delivered when the kernel comes to it.
    await().until(() -> isStopped() == name.equals("STOP"));
  }

  private static boolean isStopped() throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(brokerPid), "stat"));
    return stat.contains(") T ");
  }

  /** 0 = not answered yet. */
  private static int status(CompletableFuture<HttpResponse<String>> answer) {
    HttpResponse<String> response = answer.getNow(null);
    return response == null ? 0 : response.statusCode();
  }

  private static List<Long> sequencesOf(String session) {
    return batchesOf(session).stream().map(EventBatch::getSequence).toList();
  }

  /** Of clients: the webhook's are the SFU's. */
  private static List<EventBatch> batchesOf(String session) {
    AvroDeserializer<EventBatch> reader = new AvroDeserializer<>(EventBatch.class, IDS);
    List<EventBatch> found = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : everything()) {
      EventBatch batch = requireNonNull(reader.deserialize(record.topic(), record.value()));
      boolean isEvent = record.topic().equals(PLAN.events());
      if (isEvent && batch.getSession().equals(session) && !batch.getParticipant().equals("sfu")) {
        found.add(batch);
      }
    }
    return found;
  }

  private static List<ConsumerRecord<byte[], byte[]>> everything() {
    Set<TopicPartition> partitions = new HashSet<>();
    for (TopicSpec topic : PLAN.topics()) {
      for (int i = 0; i < topic.partitions(); i++) {
        partitions.add(new TopicPartition(topic.name(), i));
      }
    }
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < requireNonNull(ends.get(each)))) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
    }
    return all;
  }
}
