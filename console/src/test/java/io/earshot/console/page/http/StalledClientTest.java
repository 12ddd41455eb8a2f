package io.earshot.console.page.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.console.page.http.Watcher.Seen;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Some clients ask and do not read: nobody else may notice. */
class StalledClientTest {

  private static final int EVENT_CHARS = 60_000;
  private static final int CHANGES = 200;
  private static final int CHANGE_MILLIS = 25;
  private static final int HEALTHY = 10;

  /** More than there are threads that look at the state: one thread each is no way out. */
  private static final int STALLED = 4;

  private static final int TINY_BUFFER_BYTES = 4096;

  /** What full kernel buffers can take, the event under way, and looks that found no news. */
  private static final int MOST_TAKES = 30;

  /** 256 KiB in the sender's kernel, 4 KiB in the receiver's, the event under way, and reserve. */
  private static final int MOST_BYTES = 600_000;

  /** Far above a busy machine's pauses, far below the 3 s that the stalled client blocks. */
  private static final double BOUND_SECONDS = 1.5;

  private static final WatchLimits PATIENT =
      new WatchLimits(50, Duration.ofMillis(20), Duration.ofSeconds(10), Duration.ofSeconds(3));

  private final FakePageState state = new FakePageState(EVENT_CHARS);
  private final PageServer server = TestPage.start(state, PATIENT);
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final List<Watcher> healthy = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    clock.shutdownNow();
    for (Watcher each : healthy) {
      each.close();
    }
    server.close();
  }

  @Test
  void nobodyWaitsForClientsThatDoNotRead() throws IOException {
    List<Socket> stalled = new ArrayList<>();
    for (int i = 0; i < STALLED; i++) {
      stalled.add(stalledClient());
    }
    startHealthyClients();
    Map<Integer, Long> changes = new ConcurrentSkipListMap<>();
    Future<?> changing = startChanges(changes);
    awaitChanges(changes, CHANGES / 2);
    int takesOfStalled = state.takes("stalled");
    awaitChanges(changes, CHANGES);
    changing.cancel(false);

    assertThat((long) EVENT_CHARS * CHANGES).isGreaterThan(10_000_000);
    assertThat(takesOfStalled).isLessThan(MOST_TAKES * STALLED);
    assertThat(state.takes("stalled")).isEqualTo(takesOfStalled);
    int last = changes.size() + 1;
    await().atMost(5, SECONDS).until(() -> newest() == last);
    for (Watcher each : healthy) {
      assertThat(worstGapSeconds(each)).isLessThan(BOUND_SECONDS);
      assertThat(worstLagSeconds(each, changes)).isLessThan(BOUND_SECONDS);
    }
    awaitReadyz("\"clients\":10,\"disconnectedStalled\":4,\"refusedClients\":0");
    for (Socket each : stalled) {
      assertThat(each.getInputStream().readAllBytes().length).isLessThan(MOST_BYTES);
      each.close();
    }
  }

  @Test
  void aClientThatReadsAgainInTimeGetsTheNewestState() throws IOException {
    try (Socket slow = stalledClient()) {
      awaitStalled();
      int newest = 0;
      for (int i = 0; i < CHANGES; i++) {
        newest = state.change();
      }
      String sought = "{\"version\":" + newest + ",";
      StringBuilder read = new StringBuilder();
      byte[] buffer = new byte[EVENT_CHARS];
      while (read.indexOf(sought) < 0) {
        int count = slow.getInputStream().read(buffer);
        assertThat(count).as("end of the stream").isPositive();
        read.append(new String(buffer, 0, count, StandardCharsets.US_ASCII));
      }
      assertThat(read.length()).isLessThan(MOST_BYTES);
    }
  }

  @Test
  void theServerClosesInTimeAlthoughAClientDoesNotRead() throws IOException {
    try (Socket stalled = stalledClient()) {
      awaitStalled();
      long beganNanos = System.nanoTime();
      server.close();
      assertThat((System.nanoTime() - beganNanos) / 1e9).isLessThan(2.0);
      assertThat(stalled.isConnected()).isTrue();
    }
  }

  private Socket stalledClient() throws IOException {
    return RawHttp.ask(server, "/api/v1/watch/calls/stalled", TINY_BUFFER_BYTES);
  }

  /** Changes the state until the client's buffers are full: then it is not asked any more. */
  private void awaitStalled() {
    int[] takesBefore = {-1};
    await()
        .pollInterval(200, MILLISECONDS)
        .until(
            () -> {
              state.change();
              int takes = state.takes("stalled");
              boolean isStalled = takes > 0 && takes == takesBefore[0];
              takesBefore[0] = takes;
              return isStalled;
            });
  }

  private void startHealthyClients() throws IOException {
    for (int i = 0; i < HEALTHY; i++) {
      healthy.add(Watcher.of(server, "/api/v1/watch/calls"));
    }
    await().atMost(5, SECONDS).until(() -> newest() == 1);
  }

  private Future<?> startChanges(Map<Integer, Long> changes) {
    return clock.scheduleAtFixedRate(
        () -> {
          if (changes.size() < CHANGES) {
            changes.put(state.change(), System.nanoTime());
          }
        },
        0,
        CHANGE_MILLIS,
        MILLISECONDS);
  }

  private static void awaitChanges(Map<Integer, Long> changes, int count) {
    await().atMost(60, SECONDS).until(() -> changes.size() >= count);
  }

  /** The version that every healthy client has seen. */
  private int newest() {
    return healthy.stream().mapToInt(Watcher::newestVersion).min().orElseThrow();
  }

  private static double worstGapSeconds(Watcher watcher) {
    long worstNanos = 0;
    for (int i = 2; i < watcher.seen.size(); i++) {
      long gapNanos = watcher.seen.get(i).atNanos() - watcher.seen.get(i - 1).atNanos();
      worstNanos = Math.max(worstNanos, gapNanos);
    }
    return worstNanos / 1e9;
  }

  /** From each change to the first event that shows it or a later one. */
  private static double worstLagSeconds(Watcher watcher, Map<Integer, Long> changes) {
    long worstNanos = 0;
    for (Map.Entry<Integer, Long> change : changes.entrySet()) {
      Seen shown =
          watcher.seen.stream()
              .filter(seen -> seen.version() >= change.getKey())
              .findFirst()
              .orElseThrow();
      worstNanos = Math.max(worstNanos, shown.atNanos() - change.getValue());
    }
    return worstNanos / 1e9;
  }

  private void awaitReadyz(String part) {
    await()
        .atMost(10, SECONDS)
        .untilAsserted(() -> assertThat(RawHttp.get(server, "/readyz").body()).contains(part));
  }
}
