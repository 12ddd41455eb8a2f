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
import org.jspecify.annotations.Nullable;
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
  private static @Nullable JsonNode replayed;

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
    ObjectMapper json = new ObjectMapper();
    JsonNode replayed = replayed();
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
  void anAlertIsTheSameOnItsTopicInEveryCommandAndInTheApi() throws Exception {
    JsonNode report = replayed().get("sessions").get(0);
    try (AlertsOfRun alerts = AlertsOfRun.of("it", stack)) {
      List<JsonNode> records = alerts.published();
      JsonNode listed = document("alerts", "ls", "--run", "it", "--rule", "PacketLoss");
      JsonNode alert = onLeg("downlink", listed.get("alerts"));
      String id = alert.get("alertId").asText();
      List<JsonNode> ofAlert =
          records.stream().filter(each -> each.get("alertId").asText().equals(id)).toList();
      assertThat(ofAlert).hasSizeGreaterThan(1);

      JsonNode explained = document("alerts", "explain", id.substring(0, 8), "--run", "it");
      assertThat(explained.get("history")).containsExactlyElementsOf(ofAlert);
      assertThat(explained.get("alert")).isEqualTo(alert);
      for (Map.Entry<String, JsonNode> field : ofAlert.get(ofAlert.size() - 1).properties()) {
        assertThat(alert.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue());
      }
      JsonNode fired = ofAlert.get(0);
      assertThat(fired.get("to").asText()).isEqualTo("firing");
      for (String field : List.of("value", "threshold", "samples", "window")) {
        assertThat(explained.get(field)).as(field).isEqualTo(fired.get(field));
      }
      assertThat(explained.get("unknown")).isEmpty();
      assertThat(explained.get("rule").get("source").asText()).isEqualTo("shipped");
      assertThat(explained.get("finding")).isEqualTo(report.get("finding"));
      // What was measured, judged again, gives what was published.
      for (JsonNode change : ofAlert) {
        if (!change.get("value").isNull()) {
          JsonNode moment = momentAt(change.get("tick").asLong(), explained);
          assertThat(moment.get("value")).isEqualTo(change.get("value"));
          assertThat(moment.get("samples").asLong()).isEqualTo(change.get("samples").asLong());
        }
      }
      assertThat(momentAt(fired.get("tick").asLong(), explained).get("breach").asBoolean())
          .isTrue();
      assertThat(momentAt(fired.get("tick").asLong() - 1, explained).get("breach").asBoolean())
          .isFalse();
      assertThat(explained.get("agents"))
          .anyMatch(
              each ->
                  each.get("participant").asText().equals("listener")
                      && each.get("batches").asLong() > 0);

      assertThat(alerts.api("/api/v1/alerts?rule=PacketLoss")).isEqualTo(listed);
      assertThat(alerts.api("/api/v1/alerts/" + id)).isEqualTo(explained);

      Run tail = run("alerts", "tail", "--run", "it", "--since", "2026-11-22T00:00:00Z");
      assertThat(tail.exitCode()).as(tail.err()).isZero();
      assertThat(lines(tail)).containsExactlyInAnyOrderElementsOf(records);
      JsonNode ofCall = document("sessions", "explain", CALL, "--run", "it");
      assertThat(ofCall.get("finding")).isEqualTo(report.get("finding"));
      assertThat(ofCall.get("alerts")).containsExactlyElementsOf(listed.get("alerts"));

      alerts.publish("{", "{\"v\":2}");
      Run hostile = run("alerts", "ls", "--run", "it", "--state", "firing", "--format", "table");
      assertThat(hostile.exitCode()).isZero();
      assertThat(hostile.out()).contains("Watchdog firing since ").doesNotContain("PacketLoss");
      assertThat(hostile.err()).contains("cannot be read: 2, the first earshot.replay.it.alerts-");
    }
    Run unknown = run("alerts", "explain", "nobody", "--run", "it");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err().lines())
        .singleElement()
        .asString()
        .contains("found no alert \"nobody\"", "see: earshot alerts ls");
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

  /** One replay for all tests that look at what it left. */
  private static synchronized JsonNode replayed() throws Exception {
    if (replayed == null) {
      Run replay = run("replay", RECORDING.toString(), "--run", "it", "--report", "json");
      assertThat(replay.exitCode()).as(replay.err()).isZero();
      replayed = new ObjectMapper().readTree(replay.out());
    }
    return replayed;
  }

  private static JsonNode document(String... arguments) throws Exception {
    Run run = run(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  private static List<JsonNode> lines(Run run) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private static JsonNode onLeg(String leg, JsonNode alerts) {
    return StreamSupport.stream(alerts.spliterator(), false)
        .filter(each -> each.at("/labels/leg").asText().equals(leg))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode momentAt(long second, JsonNode explained) {
    return StreamSupport.stream(explained.get("around").spliterator(), false)
        .filter(each -> each.get("second").asLong() == second)
        .findFirst()
        .orElseThrow();
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
