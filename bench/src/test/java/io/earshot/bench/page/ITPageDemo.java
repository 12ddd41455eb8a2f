package io.earshot.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Rule;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger sees who starts the demo and opens its page. */
class ITPageDemo {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern ADDRESS = Pattern.compile("open (http://127\\.0\\.0\\.1:\\d+)");

  @TempDir static Path dataDir;

  private static EarshotProcess demo;
  private static Browser browser;
  private static URI page = URI.create("about:blank");

  @BeforeAll
  static void start() {
    browser = Browser.open();
    demo = EarshotProcess.start("demo", "--data", dataDir.resolve("demo").toString());
    await().atMost(PATIENCE).until(() -> ADDRESS.matcher(demo.stderr()).find());
    Matcher address = ADDRESS.matcher(demo.stderr());
    assertThat(address.find()).isTrue();
    page = URI.create(address.group(1));
  }

  @AfterAll
  static void stop() throws Exception {
    try (EarshotProcess theDemo = demo;
        Browser theBrowser = browser) {
      assertThat(theDemo.isAlive()).isTrue();
      assertThat(theBrowser.complaints()).isEmpty();
    }
  }

  @Test
  void itSaysWhichCallSuffersOnWhichLegSinceWhenAndHowSure() {
    browser.go(page);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(browser.text())
                    .containsPattern("suffers? now")
                    .contains("vc-opus-loss5")
                    .containsPattern("(alice|bob)'s (uplink|downlink)")
                    .containsPattern("since")
                    .containsPattern("exact|counted"));
    browser.picture("demo-list");
    assertThat(browser.violations()).extracting(Rule::getId).isEmpty();
  }

  @Test
  void numbersMoveWhileTheCallGoesOn() {
    browser.go(page.resolve("/call/room-red-burst%231"));
    await().atMost(PATIENCE).until(() -> !moving().isEmpty());
    List<ShownNumber> before = moving();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(moving()).isNotEqualTo(before));
    await()
        .atMost(PATIENCE)
        .until(() -> ShownNumber.all(browser).stream().anyMatch(ITPageDemo::isKnownDelay));
    browser.picture("demo-call");
    assertThat(browser.violations()).extracting(Rule::getId).isEmpty();
  }

  private static boolean isKnownDelay(ShownNumber number) {
    return number.metric().equals("delayMillis.p95") && number.value() != null;
  }

  private static List<ShownNumber> moving() {
    return ShownNumber.all(browser).stream()
        .filter(number -> number.metric().startsWith("now.") && number.value() != null)
        .toList();
  }
}
