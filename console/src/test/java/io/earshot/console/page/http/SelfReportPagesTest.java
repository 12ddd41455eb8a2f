package io.earshot.console.page.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.metrics.SelfReport;
import io.earshot.console.page.http.RawHttp.Reply;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SelfReportPagesTest {

  private final SelfReport report = SelfReport.empty();
  private final PageServer server = TestPage.start(new FakePageState(), report);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void metricsAreServedInTheFormatThatIsAskedForAndGuardedLikeEverythingElse() throws IOException {
    Reply plain = RawHttp.get(server, "/metrics");
    assertThat(plain.body()).contains("earshot_page_clients 0.0");
    assertThat(plain.header("Content-Type"))
        .containsExactly("text/plain; version=0.0.4; charset=utf-8");
    assertThat(get("/metrics", "Accept: application/openmetrics-text").body()).endsWith("# EOF\n");
    assertThat(get("/metrics", "Origin: https://evil.example").status()).isEqualTo(403);
    PageServerTest.assertHardened(plain);
  }

  private Reply get(String target, String header) throws IOException {
    return RawHttp.send(
        server, "GET " + target + " HTTP/1.1\r\n" + RawHttp.host(server) + header + "\r\n\r\n");
  }

  @Test
  void startupIsOverWhenEachPartHasStarted() throws IOException {
    assertThat(RawHttp.get(server, "/startupz").status()).isEqualTo(200);
    report.startup().expect("engine", () -> false);
    Reply waiting = RawHttp.get(server, "/startupz");
    assertThat(waiting.status()).isEqualTo(503);
    assertThat(waiting.body())
        .isEqualTo("{\"started\":false,\"checks\":{\"engine\":{\"started\":false}}}");
  }
}
