package io.earshot.bench.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.alerts.delivery.alertmanager.AlertmanagerChannel;
import io.earshot.alerts.delivery.channel.PageLinks;
import io.earshot.alerts.delivery.channel.Telling;
import io.earshot.alerts.delivery.stage.CatchUp;
import io.earshot.alerts.delivery.stage.Desk;
import io.earshot.alerts.incident.Notice;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.file.RulesReading;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.Transition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people get when our alerts go through a real Alertmanager; one case, one session. */
class ITAlertmanager {

  /** Long enough for a group wait and two group intervals. */
  private static final Duration QUIET = Duration.ofSeconds(3);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path folder;

  private static Inbox inbox;
  private static AlertmanagerProcess alertmanager;

  @BeforeAll
  static void start() throws Exception {
    inbox = new Inbox();
    AlertmanagerConfig config = new AlertmanagerConfig();
    for (String name :
        List.of("a1", "a2", "a3", "a4", "a5", "a6", "a8", "a9", "a13", "sev", "odd")) {
      config.with(inbox, name, "1h", true);
    }
    config.with(inbox, "a10", "4s", true).with(inbox, "a11", "1h", false);
    alertmanager = AlertmanagerProcess.start(folder.resolve("shared"), config.text());
    System.out.println("Alertmanager " + alertmanager.version());
  }

  @AfterAll
  static void stop() throws Exception {
    if (alertmanager != null) {
      alertmanager.close();
    }
    inbox.close();
  }

  @Test
  void anAlertThatIsSentThreeTimesIsToldOnce() throws Exception {
    Transition firing = changes("A", "a1").firing(2, now());
    try (Bridge bridge = Bridge.to(alertmanager)) {
      bridge.tell(firing);
      awaitAccepted(bridge, 1);
      bridge.repeat(firing, firing.tick() + 1);
      awaitAccepted(bridge, 2);
      bridge.repeat(firing, firing.tick() + 2);
      awaitAccepted(bridge, 3);
      awaitLines("a1", "firing +A");
      staysAt("a1", 1);
    }
  }

  @Test
  void anAlertThatNobodyRepeatsResolvesWhenItsNoticeEnds() throws Exception {
    try (Bridge bridge = Bridge.to(alertmanager)) {
      bridge.tell(changes("A", "a2").withValidSeconds(4).firing(2, now()));
      awaitLines("a2", "firing +A", "resolved -A");
    }
  }

  @Test
  void whatIsOverIsToldToNobodyAgain() throws Exception {
    Transition over = changes("Unknown", "a3").resolved(3, now() - 10);
    post(over, over.tick());
    staysAt("a3", 0);
    Changes known = changes("Known", "a3");
    Transition resolved = known.resolved(3, now());
    try (Bridge bridge = Bridge.to(alertmanager)) {
      bridge.tell(known.firing(2, resolved.tick() - 1));
      awaitLines("a3", "firing +Known");
      bridge.tell(resolved);
      awaitLines("a3", "firing +Known", "resolved -Known");
      bridge.repeat(resolved, resolved.tick() + 61);
      post(resolved, resolved.tick() + 122);
      staysAt("a3", 2);
    }
  }

  @Test
  void oneBadAlertOfABatchTakesNoOtherWithIt() throws Exception {
    long tick = now();
    Changes bad = changes("Bad", "a4").withActiveTick(tick + 3_600);
    try (Bridge bridge = Bridge.to(alertmanager.uri())) {
      bridge.tell(
          changes("Good1", "a4").firing(2, tick),
          bad.firing(2, tick),
          changes("Good2", "a4").firing(2, tick));
      bridge.started();
      await().atMost(PATIENCE).until(() -> bridge.status().counts().waiting() == 0);
      assertThat(bridge.status().counts().accepted()).isEqualTo(2);
      assertThat(bridge.status().counts().refused()).isEqualTo(1);
      assertThat(bridge.status().problem()).contains("HTTP 400", "start time");
      awaitLines("a4", "firing +Good1,+Good2");
      staysAt("a4", 1);
    }
  }

  @Test
  void anAlertIsWithheldWhileItsAgentIsSilent() throws Exception {
    RuleSet rules =
        rules(
            """
            version: 1
            rules:
              - {alert: AgentSilent, metric: agent_heartbeat, scope: agent, measure: absent,
                 window: 30s, inhibits: {alerts: HighRtt, equal: session}}
              - {alert: HighRtt, metric: ice_rtt, scope: call, above: 100ms}
            """);
    Changes silent = changes("AgentSilent", "a5");
    Desk desk = Desk.restored(List.of(), 0, List.of(), 60, new CatchUp(0));
    try (Bridge bridge = Bridge.to(alertmanager)) {
      long tick = now();
      desk.accept(silent.firing(2, tick), null, tick * 1000);
      desk.turn(tick, tick * 1000, rules, bridge::offer);
      desk.accept(changes("HighRtt", "a5").firing(2, tick + 1), null, tick * 1000);
      desk.turn(tick + 1, tick * 1000, rules, bridge::offer);
      awaitLines("a5", "firing +AgentSilent");
      staysAt("a5", 1);
      desk.accept(silent.resolved(3, now()), null, now() * 1000);
      desk.turn(now() + 1, now() * 1000, rules, bridge::offer);
      awaitLines("a5", "firing +AgentSilent", "firing +HighRtt,-AgentSilent");
    }
  }

  /** Alertmanager's own guess, which we never leave it to make. */
  @Test
  void onlyAnAlertWithoutAnEndDependsOnTheResolveTimeout() throws Exception {
    try (Bridge bridge = Bridge.to(alertmanager)) {
      alertmanager.post(
          AlertmanagerChannel.PATH,
          "[{\"labels\":{\"alertname\":\"NoEnd\",\"session\":\"a6\"},\"startsAt\":\""
              + Instant.now()
              + "\"}]");
      bridge.tell(changes("Ours", "a6").firing(2, now()));
      awaitLines("a6", "firing +NoEnd,+Ours", "firing +Ours,-NoEnd");
      staysAt("a6", 2);
    }
  }

  @Test
  void anOldAlertWithoutAnEndPagesAndOursDoesNot() throws Exception {
    long tick = now() - 7_200;
    Changes old = changes("Old", "a8").withActiveTick(tick);
    try (Bridge bridge = Bridge.to(alertmanager)) {
      bridge.tell(old.firing(2, tick));
      await().atMost(PATIENCE).until(() -> bridge.status().counts().expired() == 1);
    }
    // The same without our own refusal: the end that it carries is what keeps Alertmanager quiet.
    post(old.firing(2, tick), tick);
    staysAt("a8", 0);
    alertmanager.post(
        AlertmanagerChannel.PATH,
        "[{\"labels\":{\"alertname\":\"NoEnd\",\"session\":\"a8\"},\"startsAt\":\""
            + Instant.ofEpochSecond(tick)
            + "\"}]");
    await().atMost(PATIENCE).until(() -> inbox.lines("/a8").contains("firing +NoEnd"));
  }

  @Test
  void twoSendersAreOneAlertFromTheEarliestStart() throws Exception {
    long tick = now();
    try (Bridge one = Bridge.to(alertmanager);
        Bridge other = Bridge.to(alertmanager)) {
      one.tell(changes("A", "a9").withActiveTick(tick - 10).firing(2, tick));
      other.tell(changes("A", "a9").withActiveTick(tick - 30).firing(2, tick));
      awaitAccepted(one, 1);
      awaitAccepted(other, 1);
      awaitLines("a9", "firing +A");
      assertThat(inbox.on("/a9").get(0).json().at("/alerts/0/labels/session").asText())
          .isEqualTo("a9");
      assertThat(startOf("a9")).isEqualTo(Instant.ofEpochSecond(tick - 30));
      staysAt("a9", 1);
    }
  }

  @Test
  void anUnchangedGroupIsToldAgainAfterItsIntervalAndANewMemberAtOnce() throws Exception {
    try (Bridge bridge = Bridge.to(alertmanager)) {
      bridge.tell(changes("A", "a10").firing(2, now()));
      awaitLines("a10", "firing +A");
      Instant first = Instant.now();
      await().atMost(PATIENCE).until(() -> inbox.on("/a10").size() == 2);
      assertThat(Duration.between(first, Instant.now())).isGreaterThan(Duration.ofSeconds(3));
      bridge.tell(changes("B", "a10").firing(2, now()));
      await().atMost(Duration.ofSeconds(3)).until(() -> inbox.on("/a10").size() == 3);
      assertThat(inbox.lines("/a10")).containsExactly("firing +A", "firing +A", "firing +A,+B");
    }
  }

  @Test
  void aReceiverThatHearsOfNoEndHearsOfTheNextBegin() throws Exception {
    long tick = now();
    Changes first = changes("A", "a11");
    try (Bridge bridge = Bridge.to(alertmanager)) {
      bridge.tell(first.firing(2, tick - 5));
      awaitLines("a11", "firing +A");
      bridge.tell(first.resolved(3, tick));
      awaitAccepted(bridge, 2);
      staysAt("a11", 1);
      bridge.tell(changes("A", "a11").withActiveTick(now()).firing(5, now()));
      awaitLines("a11", "firing +A", "firing +A");
    }
  }

  @Test
  void aSilenceMutesAndItsEndTells() throws Exception {
    String silence =
        """
        {"matchers":[{"name":"session","value":"a13","isRegex":false,"isEqual":true}],
         "startsAt":"%s","endsAt":"%s","createdBy":"test","comment":"test"}
        """
            .formatted(Instant.now().minusSeconds(1), Instant.now().plusSeconds(600));
    String id =
        alertmanager
            .post("/api/v2/silences", silence)
            .body()
            .replaceAll(".*\"silenceID\":\"|\".*", "");
    try (Bridge bridge = Bridge.to(alertmanager)) {
      bridge.tell(changes("A", "a13").firing(2, now()));
      awaitAccepted(bridge, 1);
      staysAt("a13", 0);
      alertmanager.delete("/api/v2/silence/" + id.strip());
      awaitLines("a13", "firing +A");
    }
  }

  @Test
  void noRequestCarriesMoreThan256Alerts() throws Exception {
    try (Inbox counting = new Inbox();
        Bridge bridge = Bridge.to(counting.uri("/"))) {
      for (int i = 0; i < 600; i++) {
        bridge.tell(changes("A" + i, "many").firing(2, now()));
      }
      bridge.started();
      await().atMost(PATIENCE).until(() -> bridge.status().counts().accepted() == 600);
      assertThat(counting.on(AlertmanagerChannel.PATH))
          .extracting(each -> each.json().size())
          .containsExactly(256, 256, 88);
    }
  }

  /** Severity is part of the identity there and not here: one ends where the other begins. */
  @Test
  void aNewSeverityEndsTheFormerOne() throws Exception {
    Changes warning = changes("A", "sev").withSeverity("warning");
    long tick = now();
    try (Bridge bridge = Bridge.to(alertmanager)) {
      bridge.tell(warning.firing(2, tick - 1));
      awaitLines("sev", "firing +A");
      bridge.tell(changes("A", "sev").firing(3, tick));
      awaitLines("sev", "firing +A", "firing +A,-A");
      bridge.tell(changes("A", "sev").resolved(4, tick + 1));
      awaitLines("sev", "firing +A", "firing +A,-A", "resolved -A");
    }
  }

  @Test
  void oddLabelsArrive() throws Exception {
    String huge = "x".repeat(10_000);
    Labels odd =
        Labels.of(
            Map.of(
                "session", "odd",
                "quoted-name", "a \"b\"\n\tc \\ d",
                "1st", "half \uD83D of one",
                "alertname", "not ours",
                "huge", huge,
                "empty", ""));
    try (Bridge bridge = Bridge.to(alertmanager)) {
      bridge.tell(changes("A", "odd").withLabels(odd).firing(2, now()));
      awaitLines("odd", "firing +A");
    }
    JsonNode labels = inbox.on("/odd").get(0).json().at("/alerts/0/labels");
    assertThat(labels.path("quoted_name").asText()).isEqualTo("a \"b\"\n\tc \\ d");
    assertThat(labels.path("_1st").asText()).isEqualTo("half \uFFFD of one");
    assertThat(labels.path("label_alertname").asText()).isEqualTo("not ours");
    assertThat(labels.path("huge").asText())
        .startsWith("x".repeat(4096) + "…")
        .hasSizeLessThan(4200);
    assertThat(labels.has("empty")).isFalse();
  }

  @Test
  void aRestartPagesAgainOnlyWhereItsMemoryIsLost() throws Exception {
    Path own = folder.resolve("own");
    String config = new AlertmanagerConfig().with(inbox, "a7", "1h", true).text();
    Transition firing = changes("A", "a7").firing(2, now());
    int port = AlertmanagerProcess.freePort();
    tellOneThatRuns(own, config, port, firing, firing.tick());
    awaitLines("a7", "firing +A");
    tellOneThatRuns(own, config, port, firing, firing.tick() + 1);
    assertThat(inbox.on("/a7")).hasSize(1);
    tellOneThatRuns(folder.resolve("empty"), config, port, firing, firing.tick() + 2);
    assertThat(inbox.lines("/a7")).containsExactly("firing +A", "firing +A");
  }

  /** Starts one, tells it, leaves it the time for a notification, ends it. */
  private static void tellOneThatRuns(
      Path own, String config, int port, Transition firing, long tick) throws Exception {
    try (AlertmanagerProcess shortly = AlertmanagerProcess.start(own, config, port);
        Bridge bridge = Bridge.to(shortly)) {
      int before = inbox.on("/a7").size();
      bridge.repeat(firing, tick);
      awaitAccepted(bridge, 1);
      await()
          .pollDelay(QUIET)
          .atMost(QUIET.plusSeconds(2))
          .until(() -> inbox.on("/a7").size() >= before);
    }
  }

  private static Changes changes(String rule, String session) {
    return Changes.of(rule, now() - 20).withLabels(Labels.of("session", session));
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  private static RuleSet rules(String text) {
    RulesReading reading = RulesReading.of(List.of(new RulesSource("test.yml", text)));
    assertThat(reading.problems()).isEmpty();
    return reading.rules();
  }

  /** What our channel writes, without the stages before it. */
  private static void post(Transition change, long tick) throws Exception {
    long validSeconds = change.validUntilTick() - change.tick();
    Notice notice = new Notice(change, tick, tick + validSeconds);
    byte[] body =
        new AlertmanagerChannel(PageLinks.NONE, null)
            .post(List.of(new Telling(notice, null)), tick * 1000)
            .body();
    assertThat(
            alertmanager
                .post(AlertmanagerChannel.PATH, new String(body, StandardCharsets.UTF_8))
                .statusCode())
        .isEqualTo(200);
  }

  private static Instant startOf(String session) throws Exception {
    List<Instant> starts = new ArrayList<>();
    alertmanager
        .alerts()
        .forEach(
            each -> {
              if (each.at("/labels/session").asText().equals(session)) {
                starts.add(Instant.parse(each.path("startsAt").asText()));
              }
            });
    assertThat(starts).hasSize(1);
    return starts.get(0);
  }

  private static void awaitAccepted(Bridge bridge, int count) {
    await().atMost(PATIENCE).until(() -> bridge.status().counts().accepted() == count);
  }

  private static void awaitLines(String path, String... lines) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(inbox.lines("/" + path)).containsExactly(lines));
  }

  private static void staysAt(String path, int count) {
    await()
        .during(QUIET)
        .atMost(QUIET.plusSeconds(2))
        .until(() -> inbox.on("/" + path).size() == count);
  }
}
