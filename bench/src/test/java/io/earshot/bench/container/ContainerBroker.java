package io.earshot.bench.container;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** A broker in a container of its own, reachable from this machine alone. */
final class ContainerBroker implements AutoCloseable {

  private static final int KAFKA_PORT = 9092;
  private static final Duration START_TIMEOUT = Duration.ofSeconds(120);
  private static final int ANSWER_SECONDS = 10;
  private static final Pattern VERSION = Pattern.compile("Kafka version: (\\S+)");

  /**
   * One partition of what nobody reads at once. And nothing is compacted away while a test counts
   * it: a transaction's marker, of today, ends the segment that holds records of long ago.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "1",
          "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
          "KAFKA_LOG_CLEANER_MIN_COMPACTION_LAG_MS", Long.toString(Long.MAX_VALUE));

  private final KafkaContainer container;
  private final DockerClient docker;
  private final Admin admin;

  private ContainerBroker(KafkaContainer container) {
    this.container = container;
    this.docker = container.getDockerClient();
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
  }

  /**
   * Starts a broker and waits until it answers.
   *
   * @param settings variables of the container, e.g. {@code KAFKA_NUM_IO_THREADS}
   */
  static ContainerBroker start(DockerImageName image, Map<String, String> settings)
      throws IOException {
    // A port that Docker chooses changes with every start; clients would look at the old one.
    Ports.Binding binding = Ports.Binding.bindIpAndPort("127.0.0.1", freePort());
    KafkaContainer container =
        new KafkaContainer(image)
            .withEnv(SETTINGS)
            .withEnv(settings)
            .withStartupTimeout(START_TIMEOUT)
            .withCreateContainerCmdModifier(
                create ->
                    Objects.requireNonNull(create.getHostConfig())
                        .withPortBindings(new PortBinding(binding, ExposedPort.tcp(KAFKA_PORT))));
    container.start();
    return new ContainerBroker(container);
  }

  String bootstrapServers() {
    return container.getBootstrapServers();
  }

  String image() {
    return container.getDockerImageName();
  }

  /** Creates all topics of a plan and waits until their leaders answer. */
  void create(TopicPlan plan) {
    admin.createTopics(
        plan.topics().stream()
            .map(
                topic ->
                    new NewTopic(topic.name(), topic.partitions(), topic.replicas())
                        .configs(topic.configs()))
            .toList());
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> !ends(plan, IsolationLevel.READ_UNCOMMITTED).isEmpty());
  }

  /** Waits until the last transaction's records are to be seen in every topic of a plan. */
  void awaitTransactionsEnded(TopicPlan plan) {
    await("no transaction is open")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                ends(plan, IsolationLevel.READ_COMMITTED)
                    .equals(ends(plan, IsolationLevel.READ_UNCOMMITTED)));
  }

  /** Records of input that a group has taken for good. */
  long committed(String group) throws Exception {
    Map<?, OffsetAndMetadata> offsets =
        answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return offsets.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
  }

  /** What the broker says it is; it says so a moment after it is ready. */
  String version() {
    return await()
        .atMost(START_TIMEOUT)
        .until(
            () ->
                VERSION.matcher(container.getLogs()).results().map(said -> said.group(1)).toList(),
            versions -> !versions.isEmpty())
        .get(0);
  }

  /** It keeps its connections and answers nothing; its clocks go on. */
  void freeze() {
    docker.pauseContainerCmd(container.getContainerId()).exec();
  }

  void thaw() {
    docker.unpauseContainerCmd(container.getContainerId()).exec();
  }

  /** SIGKILL: nothing is flushed, nothing is handed over. Its files stay. */
  void kill() {
    docker.killContainerCmd(container.getContainerId()).exec();
  }

  /** Starts it on the files and the port it had; waits until it answers. */
  void startAgain() {
    docker.startContainerCmd(container.getContainerId()).exec();
    await().atMost(START_TIMEOUT).ignoreExceptions().until(this::answers);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
    container.stop();
  }

  private Map<TopicPartition, Long> ends(TopicPlan plan, IsolationLevel isolation)
      throws Exception {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (TopicSpec topic : plan.topics()) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        latest.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    answer(admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all())
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  private boolean answers() throws Exception {
    return !answer(admin.describeCluster().nodes()).isEmpty();
  }

  private static <T> T answer(KafkaFuture<T> question) throws Exception {
    return question.get(ANSWER_SECONDS, TimeUnit.SECONDS);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
