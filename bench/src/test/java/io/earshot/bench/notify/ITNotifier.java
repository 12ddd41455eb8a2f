package io.earshot.bench.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.alerts.delivery.kafka.Notifier;
import io.earshot.alerts.delivery.kafka.NotifierSettings;
import io.earshot.alerts.delivery.receiver.ReceiversReading;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The notifier on a real broker, with real receivers; each case has a session and a name. */
class ITNotifier {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration QUIET = Duration.ofSeconds(4);

  @TempDir static Path folder;

  private static AlertTopics topics;
  private static Inbox inbox;

  @BeforeAll
  static void start() throws Exception {
    inbox = new Inbox();
    topics = new AlertTopics(folder.resolve("broker"), null);
  }

  @AfterAll
  static void stop() {
    topics.close();
    inbox.close();
  }

  @Test
  void bothEndsOfAnAlertAreToldOnceAndSigned() throws Exception {
    Changes alert = changes("ends");
    try (Notifier notifier = start("ends", webhook("ends"))) {
      awaitRunning(notifier);
      topics.write(alert.firing(2, now()));
      awaitLines("ends", "firing +A");
      topics.write(alert.resolved(3, now()));
      awaitLines("ends", "firing +A", "resolved -A");
      stays("ends", 2);
    }
    Inbox.Message first = inbox.on("/ends").get(0);
    assertThat(first.headers().getFirst("Idempotency-Key"))
        .isEqualTo(alert.firing(2, 0).occurrenceId() + "/2");
    assertThat(first.headers().getFirst("Earshot-Signature")).matches("t=\\d+,v1=[0-9a-f]{64}");
  }

  @Test
  void aRestartTellsWhatIsNewAndNothingElse() throws Exception {
    Changes alert = changes("restart");
    try (Notifier notifier = start("restart", webhook("restart"))) {
      awaitRunning(notifier);
      topics.write(alert.firing(2, now()));
      awaitLines("restart", "firing +A");
    }
    topics.write(alert.resolved(3, now()));
    Changes other = new Changes("B", alert.labels(), "critical", now(), 240);
    topics.write(other.firing(1, now()));
    try (Notifier notifier = start("restart", webhook("restart"))) {
      awaitRunning(notifier);
      await().atMost(PATIENCE).until(() -> inbox.on("/restart").size() == 3);
      assertThat(inbox.lines("/restart"))
          .containsExactlyInAnyOrder("firing +A", "resolved -A", "firing +B");
      stays("restart", 3);
    }
  }

  @Test
  void aKillBetweenRequestAndAcknowledgementRepeatsTheSameKey() throws Exception {
    Transition firing = changes("kill").firing(2, now());
    try (Inbox slow = new Inbox()) {
      Path file = killWhileItAsks("kill", slow, firing);
      Process second = process("test-kill", file);
      try {
        await().atMost(PATIENCE).until(() -> slow.on("/kill").size() == 2);
      } finally {
        second.destroyForcibly().waitFor();
      }
      assertThat(slow.on("/kill"))
          .extracting(each -> each.headers().getFirst("Idempotency-Key"))
          .containsExactly(firing.occurrenceId() + "/2", firing.occurrenceId() + "/2");
    }
  }

  /** By one that had told nothing before: of what came then, and of what fired before it began. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatAKilledOneMayHaveToldIsToldToBeOver(boolean firesBefore) throws Exception {
    String name = "doubt-" + firesBefore;
    Changes alert = changes(name);
    if (firesBefore) {
      topics.write(alert.firing(2, now()));
    }
    try (Inbox slow = new Inbox()) {
      Path file = killWhileItAsks(name, slow, firesBefore ? null : alert.firing(2, now()));
      topics.write(alert.resolved(3, now()));
      try (Notifier second = start(name, Files.readString(file))) {
        awaitRunning(second);
        await().atMost(PATIENCE).until(() -> slow.on("/" + name).size() == 2);
        assertThat(slow.lines("/" + name)).containsExactly("firing +A", "resolved -A");
      }
    }
  }

  @Test
  void whatCameAndWentWhileNobodyToldIsToldToNobody() throws Exception {
    Changes alert = changes("away");
    try (Notifier first = start("away", webhook("away"))) {
      awaitRunning(first);
    }
    topics.write(alert.firing(2, now() + 60), alert.resolved(3, now() + 61));
    try (Notifier second = start("away", webhook("away"))) {
      awaitRunning(second);
      stays("away", 0);
    }
  }

  @Test
  void ofThreeOneIsEnoughAndAllUseTheSameKey() throws Exception {
    Transition firing = changes("three").firing(2, now());
    String dead = webhook("three", URI.create("http://127.0.0.1:1/three"));
    try (Notifier one = start("three-1", webhook("three"));
        Notifier two = start("three-2", webhook("three"));
        Notifier cut = start("three-3", dead)) {
      awaitRunning(one);
      awaitRunning(two);
      awaitRunning(cut);
      topics.write(firing);
      await().atMost(PATIENCE).until(() -> inbox.on("/three").size() == 2);
      await().atMost(PATIENCE).until(() -> cut.statuses().get(0).problem() != null);
      assertThat(cut.statuses().get(0).problem()).contains("127.0.0.1:1").doesNotContain("/three");
      assertThat(inbox.on("/three"))
          .extracting(each -> each.headers().getFirst("Idempotency-Key"))
          .containsOnly(firing.occurrenceId() + "/2");
    }
  }

  @Test
  void aReceiverThatFailsGetsItInTheEndAndTheOtherOnce() throws Exception {
    try (Inbox failing = new Inbox()) {
      failing.behave(message -> failing.on("/failing").size() < 2 ? 500 : 200);
      String both =
          webhook("two")
              + """
                - name: failing
                  webhook: {url: %s}
                  labels: {session: two}
              """
                  .formatted(failing.uri("/failing"));
      try (Notifier notifier = start("two", both)) {
        awaitRunning(notifier);
        topics.write(changes("two").firing(2, now()));
        await().atMost(PATIENCE).until(() -> failing.on("/failing").size() == 3);
        stays("two", 1);
        assertThat(failing.on("/failing"))
            .hasSize(3)
            .extracting(each -> each.headers().getFirst("Idempotency-Key"))
            .containsOnly(inbox.on("/two").get(0).headers().getFirst("Idempotency-Key"));
      }
    }
  }

  @Test
  void whatHappensWhileEventTimeLagsIsToldOnceInTheEnd() throws Exception {
    Changes alert = changes("lag");
    Duration lag = Duration.ofSeconds(100);
    try (AlertTopics late = new AlertTopics(folder.resolve("late-broker"), lag);
        Notifier notifier =
            Notifier.start(settings(late, "lag", webhook("lag")), System.err::println)) {
      awaitRunning(notifier);
      long tick = now() - 100;
      for (int i = 0; i < 10; i++) {
        Changes occurrence = alert.withActiveTick(tick + 2L * i);
        late.write(
            occurrence.firing(3L * i + 2, tick + 2L * i),
            occurrence.resolved(3L * i + 3, tick + 2L * i + 1));
      }
      late.write(alert.withActiveTick(tick + 30).firing(40, tick + 30));
      stays("lag", 0);
      late.catchUp();
      awaitLines("lag", "firing +A");
      stays("lag", 1);
    }
  }

  @Test
  void aReplayIsSilentAndTheSameLiveIsNot() throws Exception {
    long yesterday = now() - 86_400;
    Changes old = changes("replay").withActiveTick(yesterday - 20);
    try (Notifier notifier = start("replay", webhook("replay"))) {
      awaitRunning(notifier);
      TopicPlan replay = TopicPlan.replay("r1", PlanSize.EMBEDDED);
      topics.broker().create(replay);
      topics.writeTo(replay.alerts(), old.firing(2, yesterday));
      // Even where it has no business: the live topic.
      topics.write(old.firing(2, yesterday), old.resolved(3, yesterday + 30));
      topics.write(
          new Changes("Old", old.labels(), "critical", yesterday, 240).firing(2, yesterday));
      stays("replay", 0);
      assertThat(notifier.mutedCount()).isGreaterThanOrEqualTo(2);
      Changes live = changes("replay");
      topics.write(live.firing(5, now()), live.resolved(6, now() + 1));
      awaitLines("replay", "firing +A", "resolved -A");
    }
  }

  @Test
  void nothingIsToldBeforeItKnowsWhatHoldsWhatBack() throws Exception {
    topics.write(changes("cold").firing(2, now()));
    long delayMillis = 6_000;
    Instant begin = Instant.now();
    NotifierSettings settings = settings("cold", webhook("cold")).withStartDelayMillis(delayMillis);
    try (Notifier notifier = Notifier.start(settings, line -> {})) {
      awaitLines("cold", "firing +A");
      assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofSeconds(6));
      assertThat(notifier.failed()).isNotDone();
    }
  }

  @Test
  void whatWaitsIsToldBeforeItStops() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (Inbox slow = new Inbox()) {
      slow.behave(
          message -> {
            quietly(go::await);
            return 200;
          });
      Notifier notifier = start("drain", webhook("drain", slow.uri("/drain")));
      awaitRunning(notifier);
      for (int i = 0; i < 5; i++) {
        topics.write(
            new Changes("D" + i, Labels.of("session", "drain"), "critical", now(), 240)
                .firing(1, now()));
      }
      await().atMost(PATIENCE).until(() -> notifier.statuses().get(0).counts().offered() == 5);
      Thread closing = new Thread(() -> quietly(notifier::close));
      closing.start();
      go.countDown();
      closing.join();
      assertThat(slow.on("/drain")).hasSize(5);
    }
  }

  private static Changes changes(String session) {
    return Changes.of("A", now() - 20).withLabels(Labels.of("session", session));
  }

  private static String webhook(String session) {
    return webhook(session, inbox.uri("/" + session));
  }

  private static String webhook(String session, URI uri) {
    return """
    version: 1
    receivers:
      - name: hook
        webhook: {url: %s, secret_file: secret}
        labels: {session: %s}
    """
        .formatted(uri, session);
  }

  private static NotifierSettings settings(String name, String file) {
    return settings(topics, name, file);
  }

  private static NotifierSettings settings(AlertTopics of, String name, String file) {
    ReceiversReading reading = ReceiversReading.of("receivers.yml", file, SharedSecret.EVERYWHERE);
    assertThat(reading.problems()).isEmpty();
    return NotifierSettings.usual(of.bootstrap(), reading.receivers(), null)
        .withName("test-" + name)
        .withStartDelayMillis(0);
  }

  private static Notifier start(String name, String file) {
    return Notifier.start(settings(name, file), System.err::println);
  }

  private static Process process(String name, Path file) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElse(System.getProperty("java.class.path")),
            NotifierMain.class.getName(),
            topics.bootstrap(),
            name,
            file.toString())
        .inheritIO()
        .start();
  }

  /** It has sent a request that nobody answers while it lives. */
  private static Path killWhileItAsks(String session, Inbox slow, @Nullable Transition firing)
      throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch killed = new CountDownLatch(1);
    slow.behave(
        message -> {
          asked.countDown();
          quietly(killed::await);
          return 200;
        });
    String receivers = webhook(session, slow.uri("/" + session));
    Path file = Files.writeString(folder.resolve(session + ".yml"), receivers);
    Process first = process("test-" + session, file);
    try {
      if (firing != null) {
        // A first start reads from now on; it is there once its name has a position.
        awaitPosition("test-" + session);
        topics.write(firing);
      }
      asked.await();
    } finally {
      first.destroyForcibly().waitFor();
      killed.countDown();
    }
    return file;
  }

  private static void awaitPosition(String group) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                !topics
                    .broker()
                    .admin()
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .isEmpty());
  }

  private static void awaitRunning(Notifier notifier) {
    await()
        .atMost(PATIENCE)
        .until(() -> !notifier.statuses().isEmpty() || notifier.failed().isDone());
    assertThat(notifier.failed().getNow(null)).isNull();
  }

  private static void awaitLines(String path, String... lines) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(inbox.lines("/" + path)).containsExactly(lines));
  }

  private static void stays(String path, int count) {
    await()
        .during(QUIET)
        .atMost(QUIET.plusSeconds(2))
        .until(() -> inbox.on("/" + path).size() == count);
  }

  private interface Waiting {
    void end() throws InterruptedException;
  }

  private static void quietly(Waiting waiting) {
    try {
      waiting.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }
}
