package io.earshot.console.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that ask a real broker and a real registry, as a shell starts them. */
class ITPipelineCommands {

  private static final String CALL = "room-red-burst";
  private static final Path RECORDING = Path.of("../recordings/livekit-chromium", CALL);

  @TempDir static Path dataDir;

  private static EmbeddedStack stack;

  @BeforeAll
  static void start() {
    stack = EmbeddedStack.start(StackOptions.in(dataDir).withPorts(Ports.FREE));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void topicsAreAppliedOnceAndMendedWhenTheyAreDamaged() throws Exception {
    Run dry = run("topics", "apply", "--dry-run");
    assertThat(dry.exitCode()).isZero();
    TopicPlan plan = TopicPlan.live(PlanSize.EMBEDDED);
    int changes = plan.topics().size() + 2 * plan.avroTopics().size();
    assertThat(dry.out().lines()).hasSize(changes).allMatch(line -> line.startsWith("would "));
    assertThat(run("doctor").exitCode()).as("nothing was made").isEqualTo(1);

    Run first = run("topics", "apply");
    assertThat(first.exitCode()).isZero();
    assertThat(first.out().lines())
        .hasSize(changes)
        .startsWith("created earshot.events topic: none -> partitions=4 replicas=1");
    Run second = run("topics", "apply");
    assertThat(second.out()).isEqualTo("nothing to do\n");
    assertThat(second.exitCode()).isZero();
    Run healthy = run("doctor", "--json");
    assertThat(healthy.exitCode()).as(healthy.out()).isZero();
    assertThat(failing(healthy)).isEmpty();

    damage("earshot.sessions", "cleanup.policy", "delete");
    Run sick = run("doctor", "--json");
    assertThat(sick.exitCode()).isEqualTo(1);
    assertThat(failing(sick)).containsExactly("topic earshot.sessions");
    assertThat(run("topics", "apply").out())
        .isEqualTo("set earshot.sessions cleanup.policy: delete -> compact\n");
    assertThat(run("doctor").exitCode()).isZero();

    Run larger = run("topics", "apply", "--size", "cluster", "--json");
    assertThat(larger.exitCode()).isEqualTo(1);
    assertThat(larger.err()).contains("earshot.events: found partitions 4, expected 24; ");
    assertThat(new ObjectMapper().readTree(larger.out()).get("changes")).isEmpty();
    assertThat(run("topics", "apply").out()).isEqualTo("nothing to do\n");
  }

  @Test
  void aSessionOfATopicIsTheReplaysReportOfIt() throws Exception {
    Run replay = run("replay", RECORDING.toString(), "--run", "it", "--report", "json");
    assertThat(replay.exitCode()).as(replay.err()).isZero();
    ObjectMapper json = new ObjectMapper();
    JsonNode replayed = json.readTree(replay.out());
    Run show = run("sessions", "show", CALL, "--run", "it", "--report", "json");
    assertThat(show.exitCode()).as(show.err()).isZero();
    JsonNode shown = json.readTree(show.out());
    assertThat(shown.get("sessions")).isEqualTo(replayed.get("sessions")).hasSize(1);
    assertThat(shown.get("accounting")).isEqualTo(replayed.get("accounting"));
    assertThat(shown.get("source").get("format").asText()).isEqualTo("topics");
    assertThat(shown.get("source").get("paths").get(0).asText())
        .isEqualTo("earshot.replay.it.sessions");

    Run seconds = run("sessions", "show", CALL, "--run", "it", "--report", "ndjson");
    assertThat(seconds.out()).isEqualTo(alone("--report", "ndjson").out());
    Run table = run("sessions", "show", CALL, "--run", "it", "--report", "table");
    assertThat(table.out().replaceFirst("  topics\n", "  livekit\n"))
        .isEqualTo(alone("--report", "table").out());

    Run list = run("sessions", "ls", "--run", "it");
    assertThat(list.exitCode()).isZero();
    JsonNode listed = json.readTree(list.out()).get("sessions");
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).get("session").asText()).isEqualTo(CALL);
    assertThat(listed.get(0).get("state").asText()).isEqualTo("ended");
    assertThat(listed.get(0).get("durationMillis"))
        .isEqualTo(replayed.get("sessions").get(0).get("durationMillis"));

    Run unknown = run("sessions", "show", "room-red-brust", "--run", "it");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err().lines())
        .singleElement()
        .asString()
        .contains("no session \"room-red-brust\"", "one like " + CALL);
  }

  @Test
  void aReplayThatNeverWasHasNoTopics() throws Exception {
    Run run = run("sessions", "ls", "--run", "nowhere");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("found no topic earshot.replay.nowhere.sessions", "earshot replay PATH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"topics apply", "sessions ls", "doctor --json"})
  void nobodyThereIsSaidInOneLine(String command) throws Exception {
    List<String> all = new ArrayList<>(List.of(command.split(" ")));
    all.addAll(List.of("--bootstrap", "127.0.0.1:" + Ports.anyFree()));
    all.addAll(List.of("--registry", stack.registryUrl().toString()));
    Run run = start(all);
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("found no Kafka broker that answers", "correct --bootstrap");
    if (command.startsWith("doctor")) {
      assertThat(failing(run)).contains("broker").doesNotContain("registry");
    }
  }

  private static List<String> failing(Run doctor) throws Exception {
    JsonNode checks = new ObjectMapper().readTree(doctor.out()).get("checks");
    return StreamSupport.stream(checks.spliterator(), false)
        .filter(check -> check.get("status").asText().equals("fail"))
        .map(check -> check.get("name").asText())
        .toList();
  }

  private static void damage(String topic, String setting, String value) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrap()))) {
      ConfigResource resource = new ConfigResource(Type.TOPIC, topic);
      AlterConfigOp damage = new AlterConfigOp(new ConfigEntry(setting, value), OpType.SET);
      admin.incrementalAlterConfigs(Map.of(resource, List.of(damage))).all().get();
    }
  }

  private static Run run(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap", stack.bootstrap()));
    all.addAll(List.of("--registry", stack.registryUrl().toString()));
    return start(all);
  }

  /** A replay through the engine alone. */
  private static Run alone(String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("replay", RECORDING.toString()));
    all.addAll(List.of(options));
    return start(all);
  }

  private static Run start(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", UpProcess.classPath()));
    command.add("io.earshot.console.Earshot");
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).start();
    CompletableFuture<String> err =
        CompletableFuture.supplyAsync(
            () -> process.errorReader().lines().collect(Collectors.joining("\n")));
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out, err.get());
  }

  private record Run(int exitCode, String out, String err) {}
}
