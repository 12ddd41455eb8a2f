package io.earshot.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page shows of recorded calls, beside what {@code replay} reports of them. */
class ITPageNumbers {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String RUN = "numbers";
  private static final String SEVERAL_CLOCKS = "clocks";

  /** The newest second, single seconds, episodes, and what follows from the report's loss runs. */
  private static final List<String> OF_THE_PAGE =
      List.of("now.", "second.", "episode.", "meanLossRun");

  /** Instead of a bound where both ends share a clock. */
  private static final String ONE_CLOCK = "–";

  @TempDir static Path dataDir;

  private static EarshotProcess up;
  private static Browser browser;
  private static JsonNode ready;
  private static JsonNode report;
  private static JsonNode separate;

  @BeforeAll
  static void replay() throws Exception {
    browser = Browser.open();
    up = EarshotProcess.up(dataDir);
    ready = up.readLine();
    String room = EarshotProcess.recording("livekit-chromium/room-red-burst").toString();
    String call = EarshotProcess.recording("chromium-janus/vc-opus-loss5").toString();
    report = replayed(RUN, room, call);
    separate = replayed(SEVERAL_CLOCKS, room, "--clocks=separate");
  }

  private static JsonNode replayed(String run, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("replay"));
    arguments.addAll(List.of(more));
    arguments.add("--bootstrap=" + ready.get("bootstrap").asText());
    arguments.add("--registry=" + ready.get("registry").asText());
    arguments.add("--run=" + run);
    arguments.add("--report=json");
    try (EarshotProcess replay = EarshotProcess.start(arguments.toArray(String[]::new))) {
      return replay.awaitDocument();
    }
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
  void everyNumberOfACallIsTheReports() {
    for (JsonNode session : report.get("sessions")) {
      open(session);
      List<ShownNumber> shown = shownOfTheReport();
      browser.picture("call-" + session.get("session").asText());
      assertThat(shown).isNotEmpty().allSatisfy(number -> isAsIn(session, number));
      assertThat(metricsOf(shown))
          .contains("delayMillis.p50", "delayMillis.p95", "count", "lossRatio", "lostPackets");
      assertThat(shown.stream().filter(number -> number.hop() != null).map(ShownNumber::hop))
          .containsAll(session.get("hops").findValuesAsText("hop"));
    }
  }

  @Test
  void everyNumberBetweenSeveralClocksIsTheReports() {
    JsonNode session = separate.get("sessions").get(0);
    open(session, SEVERAL_CLOCKS);
    List<ShownNumber> shown = shownOfTheReport();
    browser.picture("call-with-several-clocks");
    assertThat(shown).allSatisfy(number -> isAsIn(session, number));
    assertThat(shown.stream().filter(number -> number.value() != null))
        .extracting(ShownNumber::metric)
        .contains(
            "boundMillis.p95",
            "loopMillis.p95",
            "totalMillis",
            "boundMillis",
            "translationLagMillis",
            "ratePpm",
            "contradictions");
    assertThat(shown.stream().filter(number -> number.metric().equals("ratePpm")))
        .hasSameSizeAs(session.get("clocks"));
    assertThat(browser.text()).contains("there and back", "wider than the distance to the budget");
  }

  private static List<ShownNumber> shownOfTheReport() {
    return ShownNumber.all(browser).stream().filter(ITPageNumbers::isOfTheReport).toList();
  }

  private static void isAsIn(JsonNode session, ShownNumber number) {
    JsonNode reported = number.in(session);
    if (number.value() == null) {
      assertThat(reported.isNull() || reported.isMissingNode()).isTrue();
    } else {
      assertThat(Double.parseDouble(number.value())).isEqualTo(reported.doubleValue());
    }
  }

  @Test
  void everyHopAndEveryStreamOfTheReportHasItsRow() {
    JsonNode session = report.get("sessions").get(0);
    open(session);
    List<ShownNumber> shown = ShownNumber.all(browser);
    for (JsonNode stream : session.get("streams")) {
      assertThat(shown)
          .anySatisfy(
              number -> {
                assertThat(number.stream()).isEqualTo(stream.get("stream").asText());
                assertThat(number.metric()).isEqualTo("lostPackets");
                assertThat(number.value()).isEqualTo(stream.get("lostPackets").asText());
              });
    }
  }

  @Test
  void aUnitStandsBesideEveryDelayAndEveryRatio() {
    open(report.get("sessions").get(0));
    assertThat(ShownNumber.all(browser))
        .filteredOn(number -> number.value() != null && !number.text().equals(ONE_CLOCK))
        .allSatisfy(
            number -> {
              if (number.metric().contains("Millis") && !number.metric().endsWith(".count")) {
                assertThat(number.text()).matches("(?s).*(\\d (ms|s)|\\d:\\d\\d).*");
              } else if (number.metric().endsWith("Ratio")) {
                assertThat(number.text()).endsWith(" %");
              }
            });
  }

  @Test
  void nothingIsAskedOfAnotherHost() throws Exception {
    open(report.get("sessions").get(0));
    URI console = console();
    assertThat(browser.requests())
        .isNotEmpty()
        .allSatisfy(
            request -> {
              if (request.getScheme().startsWith("http")) {
                assertThat(request.getAuthority()).isEqualTo(console.getAuthority());
              } else {
                assertThat(request.getScheme()).isEqualTo("data");
              }
            });
  }

  private static void open(JsonNode session) {
    open(session, RUN);
  }

  private static void open(JsonNode session, String run) {
    browser.go(console().resolve("/call/" + session.get("session").asText() + "?run=" + run));
    await()
        .atMost(PATIENCE)
        .until(() -> browser.text().contains("ended") && !ShownNumber.all(browser).isEmpty());
  }

  private static URI console() {
    return URI.create(ready.get("console").asText());
  }

  private static Set<String> metricsOf(List<ShownNumber> shown) {
    return shown.stream().map(ShownNumber::metric).collect(Collectors.toSet());
  }

  private static boolean isOfTheReport(ShownNumber number) {
    return OF_THE_PAGE.stream().noneMatch(number.metric()::startsWith);
  }
}
