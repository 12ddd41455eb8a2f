package io.earshot.console.page.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.console.metrics.SelfReport;
import io.earshot.console.page.CallKey;
import io.earshot.console.page.FeedHealth;
import io.earshot.console.page.PageAlerts;
import io.earshot.console.page.http.RawHttp.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageServerTest {

  private final FakePageState state = new FakePageState();
  private final PageServer server = TestPage.start(state);

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nothing",
        "/assets/page.js",
        "/api/v1/sessions",
        "/api/v1/sessions/none",
        "/livez",
        "/%zz",
        "/api/v1/watch/calls?limit=0"
      })
  void everyResponseCarriesTheSecurityHeaders(String target) throws IOException {
    assertHardened(RawHttp.get(server, target));
  }

  @Test
  void streamsAndRefusalsCarryTheSecurityHeadersToo() throws IOException {
    assertHardened(head("/api/v1/watch/calls"));
    assertHardened(RawHttp.send(server, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"));
    assertHardened(RawHttp.send(server, "POST / HTTP/1.1\r\n" + RawHttp.host(server) + "\r\n"));
    assertHardened(RawHttp.send(server, "no request at all\r\n\r\n"));
  }

  @Test
  void theGuardStandsBeforeEverything() throws IOException {
    for (String target : new String[] {"/", "/assets/page.js", "/livez", "/nothing"}) {
      Reply reply =
          RawHttp.send(server, "DELETE " + target + " HTTP/1.1\r\nHost: evil.example\r\n\r\n");
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.body()).startsWith("{\"error\":\"Host evil.example is not this page's");
    }
  }

  @Test
  void aFullUrlInTheRequestDoesNotGetAroundTheGuard() throws IOException {
    Reply reply =
        RawHttp.send(
            server, "GET http://evil.example/ HTTP/1.1\r\n" + RawHttp.host(server) + "\r\n");
    assertThat(reply.status()).isEqualTo(400);
  }

  @Test
  void aRequestOfTheTimeBeforeHostsIsRefused() throws IOException {
    assertThat(RawHttp.send(server, "GET / HTTP/1.0\r\n\r\n").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/call/room-x%231",
        "/call/a?run=r&t=90.5&leg=s",
        "/?x=%zz",
        "/alerts",
        "/alerts/1"
      })
  void everyViewIsTheSamePage(String target) throws IOException {
    Reply reply = RawHttp.get(server, target);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).containsExactly("text/html; charset=utf-8");
    assertThat(reply.body()).contains("<title>A page for tests</title>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../secret.txt",
        "/assets/../../secret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/assets/..%5c..%5csecret.txt",
        "/assets/..\\..\\secret.txt",
        "/assets/%252e%252e/secret.txt",
        "/assets/./page.js",
        "/assets//page.js",
        "/assets/page.js/",
        "/assets/page.js%00.css",
        "/assets/page.js;x",
        "/assets/%c0%ae%c0%ae/secret.txt",
        "/assets/vendor",
        "/assets/",
        "/assets",
        "/index.html",
        "/secret.txt",
        "/../secret.txt",
        "//secret.txt",
        "//etc/passwd",
        "/assets//etc/passwd",
        "/call",
        "/call/",
        "/call/a/b",
        "/alerts/1/2",
        "/api/v1/sessions/",
        "/api/v1/sessions/a/b",
        "/api/v1/watch",
        "/api/v1/watch/calls/",
        "/favicon.ico"
      })
  void nothingElseIsThere(String target) throws IOException {
    Reply reply = RawHttp.get(server, target);
    assertThat(reply.status()).isIn(400, 404);
    assertThat(reply.header("Content-Type")).containsExactly("application/json");
    assertThat(reply.body()).startsWith("{\"error\":\"").doesNotContain("not for browsers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        ".",
        "../../secret.txt",
        "a/b",
        "%2F",
        "100%",
        "a;b=c",
        "a?b#c&d=e+f",
        "room-x#1",
        "\\",
        "<script>\"'",
        "line\nfeed\r",
        "zażółć 漢字 😀"
      })
  void anIdMayHoldAnyCharacter(String id) throws IOException {
    state.sessions.put(new CallKey(null, id), "{\"live\":true}");
    state.sessions.put(new CallKey(id, id), "{\"replay\":true}");
    String encoded = encoded(id);
    assertThat(RawHttp.get(server, "/call/" + encoded).status()).isEqualTo(200);
    assertThat(RawHttp.get(server, "/api/v1/sessions/" + encoded).body())
        .isEqualTo("{\"live\":true}");
    assertThat(RawHttp.get(server, "/api/v1/sessions/" + encoded + "?run=" + encoded).body())
        .isEqualTo("{\"replay\":true}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/call/%zz",
        "/call/%",
        "/call/%00",
        "/call/%ff",
        "/api/v1/sessions/%C3",
        "/\u00fc"
      })
  void aPathThatIsNoUtf8IsRefused(String target) throws IOException {
    Reply reply = RawHttp.get(server, target);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).startsWith("{\"error\":\"");
  }

  @ParameterizedTest
  @CsvSource({
    "filter=verdikt:fail, 'filter \\\"verdikt:fail\\\" is unknown; use room:, who:'",
    "filter=room%3A, no text after the colon",
    "filter=%ff, not UTF-8",
    "offset=-1, offset=-1 is negative",
    "offset=99999999999, offset=99999999999 is not a whole number",
    "limit=0, limit=0 is not in 1..200",
    "limit=9999, limit=9999 is not in 1..200",
    "limit=ten, limit=ten is not a whole number",
    "limit=1&limit=2, limit is given twice"
  })
  void aMalformedWindowIsRefusedByName(String query, String reason) throws IOException {
    Reply reply = RawHttp.get(server, "/api/v1/watch/calls?" + query);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).startsWith("{\"error\":\"").contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND"})
  void onlyReadingIsAllowed(String method) throws IOException {
    Reply reply =
        RawHttp.send(server, method + " /call/x HTTP/1.1\r\n" + RawHttp.host(server) + "\r\n");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).containsExactly("GET, HEAD");
    assertThat(reply.body())
        .isEqualTo("{\"error\":\"" + method + " is not allowed; use GET, HEAD\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/assets/page.js", "/api/v1/sessions", "/livez", "/readyz", "/version"})
  void headTellsWhatGetWouldSay(String target) throws IOException {
    Reply get = RawHttp.get(server, target);
    Reply head = head(target);
    assertThat(head.head()).startsWith("HTTP/1.1 200");
    assertThat(head.header("Content-Length"))
        .isEqualTo(get.header("Content-Length"))
        .isNotEqualTo("0");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void headOfAStreamIsNoClient() throws IOException {
    Reply reply = head("/api/v1/watch/calls");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).containsExactly("text/event-stream; charset=utf-8");
    assertThat(state.windows).isEmpty();
  }

  @Test
  void sessionsAreThoseOfTheRunThatIsAskedFor() throws IOException {
    assertThat(RawHttp.get(server, "/api/v1/sessions").body()).contains("\"run\":\"null\"");
    assertThat(RawHttp.get(server, "/api/v1/sessions?run=").body()).contains("\"run\":\"null\"");
    assertThat(RawHttp.get(server, "/api/v1/sessions?run=r%201").body())
        .contains("\"run\":\"r 1\"");
  }

  @Test
  void anUnknownSessionIsNamed() throws IOException {
    Reply reply = RawHttp.get(server, "/api/v1/sessions/room%22%0A?run=r");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body())
        .isEqualTo(
            "{\"error\":\"session room\\\"\\n of run r is not known; see /api/v1/sessions\"}");
  }

  @Test
  void thereAreNoAlertsYet() throws IOException {
    assertThat(RawHttp.get(server, "/api/v1/alerts").body()).isEqualTo("{\"alerts\":[]}");
  }

  @Test
  void itSaysItsVersion() throws IOException {
    assertThat(RawHttp.get(server, "/version").body())
        .isEqualTo("{\"version\":\"1.2.3\",\"commit\":\"abc1234\"}");
  }

  @Test
  void itIsReadyWhileTheFeedIsLive() throws IOException {
    assertThat(RawHttp.get(server, "/livez").status()).isEqualTo(200);
    Reply reply = RawHttp.get(server, "/readyz");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .isEqualTo(
            "{\"ready\":true,\"checks\":{\"feed\":{\"ready\":true,\"state\":\"live\","
                + "\"ageMillis\":200,\"behindMillis\":2000,\"reason\":null}},\"clients\":0,"
                + "\"disconnectedStalled\":0,\"refusedClients\":0,\"failedClients\":0}");
  }

  @ParameterizedTest
  @CsvSource({"LOADING, 5", "STALE, 7000", "LIVE,"})
  void itIsNotReadyWhileNumbersAreOldOrMissing(FeedHealth.State feed, Long ageMillis)
      throws IOException {
    state.health = new FeedHealth(feed, ageMillis, null, "broker is gone");
    Reply reply = RawHttp.get(server, "/readyz");
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.body()).contains("\"ready\":false", "\"reason\":\"broker is gone\"");
    assertThat(RawHttp.get(server, "/livez").status()).isEqualTo(200);
  }

  @Test
  void scriptsAreCompressedForThoseWhoCanReadIt() throws IOException {
    Reply plain = RawHttp.get(server, "/assets/page.js");
    Reply zipped = asset("Accept-Encoding: br, gzip\r\n");
    assertThat(plain.header("Content-Type")).containsExactly("text/javascript; charset=utf-8");
    assertThat(plain.header("Content-Encoding")).isEmpty();
    assertThat(zipped.header("Content-Encoding")).containsExactly("gzip");
    assertThat(zipped.header("Vary")).containsExactly("Accept-Encoding");
    assertThat(zipped.header("ETag")).isNotEqualTo(plain.header("ETag"));
    assertThat(length(zipped)).isLessThan(length(plain) / 3);
    assertThat(asset("Accept-Encoding: gzip;q=0\r\n").header("Content-Encoding")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Accept-Encoding: gzip\r\n"})
  void whatTheBrowserHasIsNotSentAgain(String encoding) throws IOException {
    String tag = asset(encoding).header("ETag").get(0);
    assertThat(asset(encoding).header("Cache-Control")).containsExactly("no-cache");
    Reply again = asset(encoding + "If-None-Match: \"old\", W/" + tag + "\r\n");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.header("ETag")).containsExactly(tag);
    assertThat(again.body()).isEmpty();
    assertThat(asset(encoding + "If-None-Match: \"old\"\r\n").status()).isEqualTo(200);
  }

  @Test
  void aHeaderWithoutEndIsRefused() throws IOException {
    Reply reply = asset("X-Long: " + "x".repeat(9_000) + "\r\n");
    assertThat(reply.status()).isEqualTo(431);
    assertThat(reply.body())
        .isEqualTo(
            "{\"error\":\"request is too long; at most 8192 bytes of URL and headers are read\"}");
  }

  @Test
  void aUrlWithoutEndIsRefused() throws IOException {
    assertThat(RawHttp.get(server, "/" + "x".repeat(9_000)).status()).isEqualTo(414);
  }

  @ParameterizedTest
  @CsvSource({
    "'Accept-Encoding: \"\r\n', 400",
    "'If-None-Match: \"\r\n', 200",
    "'Host: localhost\r\n', 400",
    "'Content-Length: x\r\n', 400",
    "'no colon\r\n', 400"
  })
  void aMalformedHeaderIsNoFailureOfTheServer(String header, int status) throws IOException {
    assertThat(asset(header.translateEscapes()).status()).isEqualTo(status);
  }

  @Test
  void itListensOnLoopbackOnly() {
    int port = server.uri().getPort();
    assertThat(server.uri().getHost()).isEqualTo("127.0.0.1");
    assertThatThrownBy(
            () -> {
              try (Socket socket = new Socket()) {
                // Every other loopback address stands for every other interface.
                InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
                socket.connect(new InetSocketAddress(other, port), 1_000);
              }
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void aTakenPortIsNamedWithTheWayOut() {
    int port = server.uri().getPort();
    assertThatThrownBy(
            () ->
                PageServer.start(
                    state, PageAlerts.NONE, TestPage.options(port), SelfReport.empty()))
        .isInstanceOf(PageFailure.class)
        .hasMessage(
            "port " + port + " is taken by another process; choose another with --console-port");
  }

  private Reply asset(String headers) throws IOException {
    return RawHttp.send(
        server, "GET /assets/page.js HTTP/1.1\r\n" + RawHttp.host(server) + headers + "\r\n");
  }

  private Reply head(String target) throws IOException {
    return RawHttp.send(server, "HEAD " + target + " HTTP/1.1\r\n" + RawHttp.host(server) + "\r\n");
  }

  private static int length(Reply reply) {
    return Integer.parseInt(reply.header("Content-Length").get(0));
  }

  /** What a browser's encodeURIComponent makes of it, dots and all. */
  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static void assertHardened(Reply reply) {
    assertThat(reply.header("Content-Security-Policy"))
        .containsExactly(
            "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                + " object-src 'none'");
    assertThat(reply.header("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(reply.header("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(reply.header("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
    assertThat(reply.header("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
    assertThat(reply.header("Server")).isEmpty();
    assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
  }
}
