package io.earshot.bench.kafka;

import static org.awaitility.Awaitility.await;

import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The embedded stack's broker as a child process, for one test class. */
public final class BrokerProcess implements AutoCloseable {

  private static final String MAIN = "io.earshot.console.stack.child.BrokerMain";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

  private final Path dir;
  private final int port;
  private final int controllerPort;
  private final Admin admin;
  private Process process;

  private BrokerProcess(Path dir, int port, int controllerPort) throws IOException {
    this.dir = dir;
    this.port = port;
    this.controllerPort = controllerPort;
    this.process = launch();
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
  }

  /** Starts a broker that keeps its data in {@code dir}, a new one; waits until it answers. */
  public static BrokerProcess start(Path dir) throws IOException {
    BrokerProcess broker = new BrokerProcess(dir, freePort(), freePort());
    broker.awaitAnswer();
    return broker;
  }

  /** Ends the broker as a power cut would; its data and port stay for {@link #startAgain}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it where it was; waits until it answers. */
  public void startAgain() throws IOException {
    process = launch();
    awaitAnswer();
  }

  /** Lets it stand still, alive: nobody is told that it does. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on. */
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(),
            MAIN,
            dir.toString(),
            Integer.toString(port),
            Integer.toString(controllerPort))
        .redirectErrorStream(true)
        .redirectOutput(log().toFile())
        .start();
  }

  private void awaitAnswer() throws IOException {
    await().atMost(START_TIMEOUT).ignoreExceptions().until(() -> !process.isAlive() || answers());
    if (!process.isAlive()) {
      throw new IllegalStateException("broker did not start: " + Files.readString(log()));
    }
  }

  private Path log() {
    return dir.resolveSibling(dir.getFileName() + ".log");
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  public Admin admin() {
    return admin;
  }

  /**
   * Creates all topics of a plan and waits until their leaders answer. A producer that is quicker
   * has its first batch refused and the second one taken, and can never bring the first one in.
   */
  public void create(TopicPlan plan) {
    try {
      admin
          .createTopics(
              plan.topics().stream()
                  .map(
                      topic ->
                          new NewTopic(topic.name(), topic.partitions(), topic.replicas())
                              .configs(topic.configs()))
                  .toList())
          .all()
          .get(30, TimeUnit.SECONDS);
      await()
          .atMost(START_TIMEOUT)
          .ignoreExceptions()
          .until(() -> !admin.listOffsets(ends(plan)).all().get(9, TimeUnit.SECONDS).isEmpty());
    } catch (Exception e) {
      throw new KafkaException("topics of " + plan.events() + " not created", e);
    }
  }

  private static Map<TopicPartition, OffsetSpec> ends(TopicPlan plan) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicSpec topic : plan.topics()) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    return ends;
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
    process.destroyForcibly();
  }

  private boolean answers() throws Exception {
    return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
  }

  /** The packaged stack; its folders are built before this module's tests run. */
  private static String classPath() {
    Path dist =
        Optional.ofNullable(System.getProperty("earshot.dist"))
            .map(Path.of("")::resolve)
            .orElse(Path.of("../console/target/dist"));
    if (!Files.isDirectory(dist.resolve("broker"))) {
      throw new IllegalStateException("dist=" + dist + " is missing; run ./mvnw package");
    }
    return dist.resolve("children") + "/*:" + dist.resolve("broker") + "/*";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
