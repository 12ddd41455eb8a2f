package io.earshot.bench.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.bench.kafka.LiveCaller;
import io.earshot.bench.page.EarshotProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process, one configuration: a recorded call wakes nobody, a live one does. */
class ITReplayIsSilent {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final int LOST_OF_FIFTY = 10;

  @TempDir private Path folder;

  @Test
  void aRecordedCallWithLossWakesNobodyAndALiveOneDoes() throws Exception {
    try (Inbox inbox = new Inbox();
        EarshotProcess up = up(receivers(inbox))) {
      JsonNode ready = up.readLine();
      String bootstrap = ready.path("bootstrap").asText();
      String registry = ready.path("registry").asText();
      // Notifications of the live pipeline itself show that this is no deaf notifier.
      await().atMost(PATIENCE).until(() -> inbox.lines("/hook").contains("firing +Watchdog"));
      JsonNode report = replayed(bootstrap, registry);
      assertThat(report.findValues("alerts").stream().mapToInt(JsonNode::size).sum()).isPositive();
      await().during(QUIET).atMost(QUIET.plusSeconds(2)).until(() -> sessionsIn(inbox).isEmpty());
      try (LiveCaller caller = new LiveCaller(bootstrap, registry, "live-1", "anna", "ben")) {
        await()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofSeconds(1))
            .atMost(PATIENCE)
            .until(
                () -> {
                  caller.second(System.currentTimeMillis(), LOST_OF_FIFTY);
                  return inbox.lines("/hook").contains("firing +PacketLoss");
                });
      }
      assertThat(sessionsIn(inbox)).containsOnly("live-1");
    }
  }

  private EarshotProcess up(Path receivers) {
    return EarshotProcess.start(
        "up",
        "--json",
        "--data",
        folder.resolve("data").toString(),
        "--broker-port=0",
        "--registry-port=0",
        "--console-port=0",
        "--receivers",
        receivers.toString());
  }

  private Path receivers(Inbox inbox) throws Exception {
    return Files.writeString(
        folder.resolve("receivers.yml"),
        """
        version: 1
        receivers:
          - name: hook
            webhook: {url: %s}
        """
            .formatted(inbox.uri("/hook")));
  }

  private static JsonNode replayed(String bootstrap, String registry) throws Exception {
    try (EarshotProcess replay =
        EarshotProcess.start(
            "replay",
            EarshotProcess.recording("chromium-janus/vc-opus-loss5").toString(),
            "--bootstrap",
            bootstrap,
            "--registry",
            registry,
            "--report",
            "json")) {
      return replay.awaitDocument();
    }
  }

  /** Sessions that somebody was told of. */
  private static List<String> sessionsIn(Inbox inbox) {
    return inbox.on("/hook").stream()
        .map(each -> each.json().at("/alerts/0/labels/session").asText())
        .filter(session -> !session.isEmpty())
        .toList();
  }
}
