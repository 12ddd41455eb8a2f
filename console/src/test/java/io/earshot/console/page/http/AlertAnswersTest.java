package io.earshot.console.page.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.console.alerts.board.AlertFilter;
import io.earshot.console.metrics.SelfReport;
import io.earshot.console.page.PageAlerts;
import io.earshot.console.page.http.RawHttp.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertAnswersTest {

  private static final int TOO_MANY = 6;
  private static final int MORE_THAN_WAIT = 2 + 16 + TOO_MANY;

  private final HeldAlerts alerts = new HeldAlerts();
  private final PageServer server =
      PageServer.start(new FakePageState(), alerts, TestPage.options(0), SelfReport.empty());

  @AfterEach
  void stop() {
    alerts.gate.countDown();
    server.close();
  }

  @Test
  void aQueryBecomesAFilter() throws Exception {
    alerts.gate.countDown();
    RawHttp.get(server, "/api/v1/alerts");
    RawHttp.get(server, "/api/v1/alerts?state=all&session=a%2Fb&rule=Loss&limit=7");
    RawHttp.get(server, "/api/v1/alerts?state=no_data");
    assertThat(alerts.asked)
        .extracting(AlertFilter::toString)
        .containsExactly(
            "AlertFilter[state=null, session=null, rule=null, limit=1000]",
            "AlertFilter[state=null, session=a/b, rule=Loss, limit=7]",
            "AlertFilter[state=NO_DATA, session=null, rule=null, limit=1000]");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/alerts?state=on, 400, state=on is none of all",
    "/api/v1/alerts?limit=-1, 400, limit=-1 is not in 1 to 5000",
    "/api/v1/alerts?limit=x, 400, limit=x is not a whole number",
    "/api/v1/alerts/none, 404, alert none is not known; see /api/v1/alerts",
    "/api/v1/alerts/broken, 500, its log says why",
    "/api/v1/alerts/a/b, 404, is not there"
  })
  void whatCannotBeAnsweredIsOneLine(String target, int status, String line) throws Exception {
    alerts.gate.countDown();
    Reply reply = RawHttp.get(server, target);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).startsWith("{\"error\":\"").contains(line);
  }

  @Test
  void anExplanationIsAnsweredWhenItIsReadyAndHoldsUpNobody() throws Exception {
    List<CompletableFuture<Reply>> waiting = new ArrayList<>();
    for (int i = 0; i < MORE_THAN_WAIT; i++) {
      waiting.add(
          CompletableFuture.supplyAsync(() -> get("/api/v1/alerts/slow"), task -> start(task)));
    }
    assertThat(alerts.begun.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(RawHttp.get(server, "/livez").status()).isEqualTo(200);
    assertThat(RawHttp.get(server, "/api/v1/alerts").status()).isEqualTo(200);
    // Two at work, sixteen that wait, and the others are told to come again.
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> waiting.stream().filter(CompletableFuture::isDone).count() == TOO_MANY);
    alerts.gate.countDown();
    List<Integer> statuses = waiting.stream().map(each -> each.join().status()).toList();
    assertThat(statuses).containsOnly(200, 503);
    assertThat(statuses.stream().filter(each -> each == 503)).hasSize(TOO_MANY);
  }

  private Reply get(String target) {
    try {
      return RawHttp.get(server, target);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "client");
    thread.setDaemon(true);
    thread.start();
  }

  /** Explains when it is let go. */
  private static final class HeldAlerts implements PageAlerts {

    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(2);
    private final List<AlertFilter> asked = new ArrayList<>();

    @Override
    public String listJson(AlertFilter filter) {
      asked.add(filter);
      return "{}";
    }

    @Override
    public Optional<String> explanationJson(String alertId) throws InterruptedException {
      begun.countDown();
      gate.await();
      if (alertId.equals("broken")) {
        throw new IllegalStateException("as a test wants it");
      }
      return alertId.equals("none") ? Optional.empty() : Optional.of("{}");
    }
  }
}
