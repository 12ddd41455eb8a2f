package io.earshot.console.page.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.console.page.http.RawHttp.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertWatchTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final FakePageState state = new FakePageState();
  private final PageServer server = TestPage.start(state);

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/watch/alerts?state=firing&session=a%2Fb&rule=Loss, health, alerts",
    "/api/v1/watch/alerts/3f2a, health, alert",
    "/api/v1/watch/calls, list, firing",
    "/api/v1/watch/calls/room, call, alerts"
  })
  void whoWatchesIsToldOfAlertsToo(String target, String first, String second) throws IOException {
    assertThat(eventsOf(target, 2)).containsExactly(first, second);
  }

  /** Changes of a replay are on topics of its own. */
  @Test
  void aCallOfAReplayHasNoneOfTheLiveAlerts() throws IOException {
    try (Watcher watcher = Watcher.of(server, "/api/v1/watch/calls/room?run=r")) {
      await().atMost(PATIENCE).until(() -> watcher.newestVersion() == 1);
      int next = state.change();
      await().atMost(PATIENCE).until(() -> watcher.newestVersion() == next);
      assertThat(names(watcher)).containsExactly("call", "call");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"state=on", "limit=0", "limit=x", "state=firing&state=resolved"})
  void aFilterThatMakesNoSenseIsRefused(String query) throws IOException {
    Reply reply = RawHttp.get(server, "/api/v1/watch/alerts?" + query);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).startsWith("{\"error\":\"");
  }

  private List<String> eventsOf(String target, int count) throws IOException {
    try (Watcher watcher = Watcher.of(server, target)) {
      await().atMost(PATIENCE).until(() -> names(watcher).size() == count);
      return names(watcher);
    }
  }

  private static List<String> names(Watcher watcher) {
    return watcher.lines.stream()
        .filter(line -> line.startsWith("event: "))
        .map(line -> line.substring("event: ".length()))
        .toList();
  }
}
