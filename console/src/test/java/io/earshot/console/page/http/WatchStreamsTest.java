package io.earshot.console.page.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.earshot.console.metrics.SelfReport;
import io.earshot.console.page.CallFilter;
import io.earshot.console.page.CallKey;
import io.earshot.console.page.ListWindow;
import io.earshot.console.page.PageAlerts;
import io.earshot.console.page.http.RawHttp.Reply;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchStreamsTest {

  private static final String CALLS = "/api/v1/watch/calls";
  private static final Duration HOUR = Duration.ofHours(1);

  private final FakePageState state = new FakePageState();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  @Test
  void aStreamSaysWhatItIs() throws IOException {
    Watcher watcher = watch(start(TestPage.QUICK), CALLS);
    awaitVersion(watcher, 1);
    assertThat(watcher.lines)
        .contains(
            "Content-Type: text/event-stream; charset=utf-8",
            "Cache-Control: no-store",
            "X-Accel-Buffering: no")
        .containsSubsequence(
            "retry: 1000", "event: list", "data: {\"version\":1,\"padding\":\"\"}");
  }

  @Test
  void aWindowIsPassedOnAsItWasAskedFor() throws IOException {
    PageServer server = start(TestPage.QUICK);
    awaitVersion(watch(server, CALLS), 1);
    awaitVersion(watch(server, CALLS + "?filter=who%3Aanna&offset=20&limit=50&replays=true"), 1);
    assertThat(state.windows)
        .containsExactly(
            new ListWindow(new CallFilter(List.of()), 0, 100),
            new ListWindow(
                new CallFilter(List.of(new CallFilter.Term(CallFilter.Field.WHO, "anna"))),
                20,
                50));
  }

  @Test
  void aCallIsNamedByItsIdAndRun() throws IOException {
    PageServer server = start(TestPage.QUICK);
    awaitVersion(watch(server, CALLS + "/a%2Fb%20..?run=r%2B1"), 1);
    awaitVersion(watch(server, CALLS + "/a%2Fb%20.."), 1);
    assertThat(state.calls)
        .containsExactly(new CallKey("r+1", "a/b .."), new CallKey(null, "a/b .."));
  }

  @Test
  void theFirstStateComesAtOnce() throws IOException {
    awaitVersion(watch(start(new WatchLimits(5, HOUR, HOUR, HOUR)), CALLS), 1);
  }

  @Test
  void aClientThatReadsSeesEachChange() throws IOException {
    Watcher watcher = watch(start(TestPage.QUICK), CALLS);
    for (int version = 1; version <= 5; version++) {
      awaitVersion(watcher, version);
      state.change();
    }
    assertThat(watcher.seen).extracting(Watcher.Seen::version).startsWith(1, 2, 3, 4, 5);
  }

  @Test
  void manyChangesAreOneEventATurn() throws IOException {
    Duration turn = Duration.ofMillis(200);
    long startNanos = System.nanoTime();
    Watcher watcher = watch(start(new WatchLimits(5, turn, HOUR, HOUR)), CALLS);
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> state.change() >= 400);
    awaitVersion(watcher, 400);
    // A reader that stalls sees two at once, but never more than there were turns.
    long turns = (System.nanoTime() - startNanos) / turn.toNanos() + 1;
    assertThat(watcher.seen).hasSizeLessThanOrEqualTo((int) turns + 1);
  }

  @Test
  void aStreamWithoutNewsShowsThatItLives() throws IOException {
    Watcher watcher = watch(start(TestPage.QUICK), CALLS);
    await().until(() -> watcher.lines.stream().filter(":"::equals).count() >= 3);
    assertThat(watcher.seen).hasSize(1);
  }

  @Test
  void aClientThatLeftIsNoticedWithoutNews() throws IOException {
    PageServer server = start(TestPage.QUICK);
    Watcher watcher = watch(server, CALLS);
    awaitVersion(watcher, 1);
    assertThat(RawHttp.get(server, "/readyz").body()).contains("\"clients\":1,");
    watcher.close();
    awaitReadyz(server, "\"clients\":0,");
  }

  @Test
  void aClientTooManyIsToldWhenToComeBack() throws IOException {
    PageServer server =
        start(new WatchLimits(2, TestPage.QUICK.turn(), TestPage.QUICK.heartbeat(), HOUR));
    Watcher first = watch(server, CALLS);
    awaitVersion(first, 1);
    awaitVersion(watch(server, CALLS), 1);
    Reply reply = RawHttp.get(server, CALLS + "/x");
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).containsExactly("5");
    assertThat(reply.body()).startsWith("{\"error\":\"2 clients watch already");
    assertThat(RawHttp.get(server, "/readyz").body())
        .contains("\"clients\":2,", "\"refusedClients\":1,");
    first.close();
    awaitReadyz(server, "\"clients\":1,");
    awaitVersion(watch(server, CALLS), 1);
  }

  @Test
  void aViewThatFailsEndsItsClientOnly() throws IOException {
    PageServer server = start(TestPage.QUICK);
    Watcher broken = watch(server, CALLS + "/" + FakePageState.BROKEN);
    Watcher healthy = watch(server, CALLS);
    awaitVersion(broken, 1);
    awaitVersion(healthy, 1);
    int version = state.change();
    await().until(broken::hasEnded);
    awaitVersion(healthy, version);
    awaitReadyz(server, "\"failedClients\":1}");
    awaitVersion(healthy, state.change());
    assertThat(RawHttp.get(server, "/readyz").body()).contains("\"clients\":1,");
  }

  @Test
  void aReloadStormLeavesNobodyBehind() throws IOException {
    PageServer server = start(TestPage.QUICK);
    for (int i = 0; i < 500; i++) {
      try (Socket socket = RawHttp.ask(server, CALLS, 0)) {
        assertThat(socket.getInputStream().read()).isEqualTo('H');
      }
      if (i % 5 == 0) {
        state.change();
      }
    }
    awaitReadyz(server, "\"clients\":0,");
    awaitVersion(watch(server, CALLS), state.change());
  }

  @Test
  void connectionsTooManyWaitUntilOthersLeave() throws IOException {
    PageServer server = start(new WatchLimits(1, HOUR, HOUR, HOUR));
    List<Socket> idle = new ArrayList<>();
    for (int i = 0; i < 1 + PageServer.OTHER_CONNECTIONS; i++) {
      idle.add(new Socket("127.0.0.1", server.uri().getPort()));
    }
    try (Socket tooMany = RawHttp.ask(server, "/", 0)) {
      tooMany.setSoTimeout(300);
      assertThatThrownBy(() -> tooMany.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      for (Socket each : idle) {
        each.close();
      }
      tooMany.setSoTimeout(10_000);
      assertThat(tooMany.getInputStream().read()).isEqualTo('H');
    }
  }

  @Test
  void closingEndsStreamsInOrderAndFreesThePort() throws IOException {
    PageServer server = start(new WatchLimits(20, HOUR, HOUR, HOUR));
    List<Watcher> watchers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      watchers.add(watch(server, CALLS));
    }
    watchers.forEach(watcher -> awaitVersion(watcher, 1));
    assertThat(secondsToClose(server)).isLessThan(2.0);
    await().untilAsserted(() -> assertThat(watchers).allMatch(Watcher::hasEndedInOrder));
    PageServer next =
        PageServer.start(
            state, PageAlerts.NONE, TestPage.options(server.uri().getPort()), SelfReport.empty());
    opened.add(next);
    awaitVersion(watch(next, CALLS), 1);
  }

  @Test
  void aClientThatIsBeingServedAtTheCloseEndsInOrderToo() throws IOException {
    PageServer server = start(new WatchLimits(5, HOUR, HOUR, HOUR));
    state.holdTakes();
    Watcher watcher = watch(server, CALLS);
    await().until(() -> state.takes("") == 1);
    CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
    await()
        .pollInterval(10, MILLISECONDS)
        .until(() -> RawHttp.get(server, CALLS).body().contains("the server is stopping"));
    state.letTakesGo();
    closed.join();
    await().until(watcher::hasEndedInOrder);
    assertThat(watcher.newestVersion()).isEqualTo(1);
  }

  private PageServer start(WatchLimits limits) {
    PageServer server = TestPage.start(state, limits);
    opened.add(server);
    return server;
  }

  private Watcher watch(PageServer server, String target) throws IOException {
    Watcher watcher = Watcher.of(server, target);
    opened.add(watcher);
    return watcher;
  }

  private static double secondsToClose(PageServer server) {
    long beganNanos = System.nanoTime();
    server.close();
    return (System.nanoTime() - beganNanos) / 1e9;
  }

  private static void awaitVersion(Watcher watcher, int version) {
    await().atMost(10, SECONDS).until(() -> watcher.newestVersion() >= version);
  }

  private static void awaitReadyz(PageServer server, String part) {
    await()
        .atMost(10, SECONDS)
        .untilAsserted(() -> assertThat(RawHttp.get(server, "/readyz").body()).contains(part));
  }
}
