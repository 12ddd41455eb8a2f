package io.earshot.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One stack from its first minute on: nothing there, a hostile call, an engine that stops. */
@TestMethodOrder(OrderAnnotation.class)
class ITPageStates {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String HOSTILE_ROOM = "<img src=x onerror=alert(1)>/..%2f\"room";
  private static final String HOSTILE_NAME = "<script>alert(2)</script>&amp;\u202eben";

  /** What turns the reading direction round is left out, so that no name can pose as another. */
  private static final String SHOWN_NAME = HOSTILE_NAME.replace("\u202e", "");

  @TempDir static Path dataDir;

  private static EarshotProcess up;
  private static Browser browser;
  private static JsonNode ready;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.open();
    up = EarshotProcess.up(dataDir);
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
      assertThat(
              browser.<Long>ask("document.querySelectorAll('[onerror], script:not([src])').length"))
          .isZero();
      browser.picture("hostile-list");
      browser.go(console().resolve("/call/" + encoded(HOSTILE_ROOM)));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                caller.second(System.currentTimeMillis(), 5);
                assertThat(browser.text()).contains(HOSTILE_ROOM).contains(SHOWN_NAME);
              });
      assertThat(
              browser.<Long>ask("document.querySelectorAll('[onerror], script:not([src])').length"))
          .isZero();
      browser.picture("hostile-call");
    }
  }

  @Test
  @Order(4)
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
