package io.earshot.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.bench.kafka.LiveCaller;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One stack from its first minute on: nothing there, a hostile call and its alert, an engine that
 * stops.
 */
@TestMethodOrder(OrderAnnotation.class)
class ITPageStates {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String HOSTILE_ROOM = "<img src=x onerror=alert(1)>/..%2f\"room";
  private static final String LOSSY_ROOM = HOSTILE_ROOM + " loses";
  private static final String HOSTILE_NAME = "<script>alert(2)</script>&amp;\u202eben";

  private static final String MARKUP =
      "document.querySelectorAll('[onerror], script:not([src])').length";

  private static final String ROLL_UP =
      """
      version: 1
      rules:
        - {alert: CallsLosePackets, roll_up: PacketLoss, scope: fleet, above: 0}
      """;

  /** What turns the reading direction round is left out, so that no name can pose as another. */
  private static final String SHOWN_NAME = HOSTILE_NAME.replace("\u202e", "");

  @TempDir static Path folder;

  private static EarshotProcess up;
  private static Browser browser;
  private static JsonNode ready;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.open();
    Path rules = Files.writeString(folder.resolve("roll-up.yml"), ROLL_UP);
    up =
        EarshotProcess.up(
            folder.resolve("data"), "--rules", "defaults", "--rules", rules.toString());
    ready = up.readLine();
  }

  @AfterAll
  static void stop() throws Exception {
    try (EarshotProcess theStack = up;
        Browser theBrowser = browser) {
      assertThat(theStack.isAlive()).isTrue();
      assertThat(theBrowser.complaints()).isEmpty();
    }
  }

  @Test
  @Order(1)
  void withoutCallsItSaysHowToConnectOne() {
    browser.go(console());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(browser.text())
                    .contains("./earshot replay")
                    .contains("./earshot schemas")
                    .contains(ready.get("bootstrap").asText()));
    browser.picture("no-calls");
  }

  @Test
  @Order(2)
  void anUnknownCallIsSaidToBeUnknown() {
    browser.go(console().resolve("/call/nobody"));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(browser.text()).contains("nobody"));
    browser.picture("unknown-call");
    assertThat(browser.text()).containsIgnoringCase("unknown");
  }

  @Test
  @Order(2)
  void anUnknownAlertIsSaidToBeUnknown() {
    browser.go(console().resolve("/alerts/nothing"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(browser.text()).contains("Alert nothing is unknown here."));
    browser.picture("unknown-alert");
  }

  @Test
  @Order(3)
  void hostileNamesStayText() throws Exception {
    try (LiveCaller caller = caller(HOSTILE_ROOM)) {
      browser.go(console());
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                caller.second(System.currentTimeMillis(), 5);
                assertThat(browser.text()).contains(HOSTILE_ROOM).contains(SHOWN_NAME);
              });
      assertThat(browser.<Long>ask(MARKUP)).isZero();
      browser.picture("hostile-list");
      browser.go(console().resolve("/call/" + encoded(HOSTILE_ROOM)));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                caller.second(System.currentTimeMillis(), 5);
                assertThat(browser.text()).contains(HOSTILE_ROOM).contains(SHOWN_NAME);
              });
      assertThat(browser.<Long>ask(MARKUP)).isZero();
      browser.picture("hostile-call");
    }
  }

  @Test
  @Order(4)
  void everyNumberOfAnAlertIsThatOfItsApi() throws Exception {
    try (LiveCaller caller = caller(LOSSY_ROOM)) {
      JsonNode alert = awaitPacketLoss(caller);
      URI api = console().resolve("/api/v1/alerts/" + alert.get("alertId").asText());
      browser.go(console().resolve(alert.get("link").asText()));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(browser.text()).contains("Rule as in force"));
      await().atMost(PATIENCE).untilAsserted(() -> assertSameNumbers(get(api)));
      browser.picture("alert");
      assertThat(browser.text()).contains(LOSSY_ROOM).contains(SHOWN_NAME);
      assertThat(browser.<Long>ask(MARKUP)).isZero();
      assertThat(browser.violations()).extracting(Rule::getId).isEmpty();
    }
  }

  @Test
  @Order(5)
  void anAlertIsFoundInTheListAndFromItsCall() throws Exception {
    try (LiveCaller caller = caller(LOSSY_ROOM + " too")) {
      JsonNode alert = awaitPacketLoss(caller);
      String toAlert = "a[href='" + alert.get("link").asText() + "']";
      String session = encoded(alert.get("session").asText());
      for (String page : List.of("/alerts?state=firing", "/call/" + session)) {
        browser.go(console().resolve(page));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(count(toAlert)).isOne());
        browser.picture(page.startsWith("/alerts") ? "alerts" : "call-with-alert");
        assertThat(browser.<Long>ask(MARKUP)).isZero();
        assertThat(browser.violations()).extracting(Rule::getId).isEmpty();
      }
      browser.go(console());
      await().atMost(PATIENCE).until(() -> isCountedBesideItsCall(alert));
    }
  }

  @Test
  @Order(5)
  void aRollUpLinksToTheAlertsThatItCounted() throws Exception {
    try (LiveCaller caller = caller(LOSSY_ROOM + " as well")) {
      JsonNode child = awaitPacketLoss(caller);
      URI rollUps = console().resolve("/api/v1/alerts?rule=CallsLosePackets");
      await()
          .atMost(PATIENCE)
          .until(() -> get(rollUps).at("/alerts/0/state").asText().equals("firing"));
      JsonNode rollUp = get(rollUps).at("/alerts/0");
      browser.go(console().resolve(rollUp.get("link").asText()));
      JsonNode explanation =
          get(console().resolve("/api/v1/alerts/" + rollUp.get("alertId").asText()));
      assertThat(explanation.get("unknown")).isEmpty();
      assertThat(explanation.get("counted")).isNotEmpty();
      for (JsonNode each : explanation.get("counted")) {
        String link = ".counted a[href='" + each.get("link").asText() + "']";
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(count(link)).isOne());
      }
      assertThat(child.get("rule").asText()).isEqualTo(explanation.at("/counted/0/rule").asText());
      browser.picture("roll-up");
      assertThat(browser.<Long>ask(MARKUP)).isZero();
      assertThat(browser.violations()).extracting(Rule::getId).isEmpty();
    }
  }

  /** Tells of loss until the alert about it fires; its first two seconds may not be enough. */
  private JsonNode awaitPacketLoss(LiveCaller caller) {
    URI api =
        console()
            .resolve(
                "/api/v1/alerts?rule=PacketLoss&state=firing&session=" + encoded(caller.session()));
    return await()
        .atMost(PATIENCE)
        .until(
            () -> {
              caller.second(System.currentTimeMillis(), 5);
              return get(api).get("alerts").path(0);
            },
            alert -> !alert.isMissingNode());
  }

  private static void assertSameNumbers(JsonNode explanation) {
    browser.ask("document.querySelectorAll('main details').forEach(each => each.open = true) ?? 0");
    List<ShownNumber> shown = ShownNumber.all(browser);
    assertThat(shown)
        .extracting(ShownNumber::metric)
        .contains(
            "value",
            "threshold",
            "samples",
            "history.0.value",
            "agents.0.batches",
            "rule.windowSeconds")
        .contains("around." + (explanation.get("around").size() - 1) + ".value");
    assertThat(shown)
        .allSatisfy(
            number -> {
              JsonNode told = number.in(explanation);
              if (number.value() == null) {
                assertThat(told.isNull() || told.isMissingNode()).isTrue();
              } else {
                assertThat(Double.parseDouble(number.value())).isEqualTo(told.doubleValue());
              }
            });
  }

  private static boolean isCountedBesideItsCall(JsonNode alert) {
    return browser.<Boolean>ask(
        "Array.from(document.querySelectorAll('.call-table tbody tr'))"
            + ".some(row => row.querySelector('a').textContent === arguments[0]"
            + " && row.querySelector('.firing-count:not([hidden])')?.textContent === '▲ 1 alert')",
        alert.get("session").asText());
  }

  private static long count(String selector) {
    return browser.<Long>ask("document.querySelectorAll(arguments[0]).length", selector);
  }

  private JsonNode get(URI address) throws Exception {
    HttpResponse<String> answer =
        http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  @Order(6)
  void aBrokerThatStandsStillMakesThePageSayHowOldItsNumbersAre() throws Exception {
    browser.go(console());
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(browser.text()).contains("behind"));
    long broker = ready.get("pids").get("broker").asLong();
    EarshotProcess.signal("STOP", broker);
    try {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(browser.text()).containsPattern("data \\d+ s old"));
      browser.picture("stale");
    } finally {
      EarshotProcess.signal("CONT", broker);
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(browser.text()).doesNotContainPattern("data \\d+ s old"));
  }

  private static LiveCaller caller(String session) {
    return new LiveCaller(
        ready.get("bootstrap").asText(),
        ready.get("registry").asText(),
        session,
        HOSTILE_NAME,
        "ann");
  }

  private static URI console() {
    return URI.create(ready.get("console").asText());
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
