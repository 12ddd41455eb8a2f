package io.earshot.console.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.Utf8CommandLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Earshot's own rules say about calls that really took place. */
class RecordedAlertsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chromium-janus/room-opus-clean",
        "chromium-janus/vc-opus-clean",
        "chromium-janus/vc-red-clean",
        "chromium-janus/worker300-clean"
      })
  void aCleanCallRaisesNone(String recording) throws IOException {
    assertThat(run(recording, "--fail-on", "alerts")).isEqualTo(ExitStatus.OK);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void fivePercentOfLossAreTold() throws IOException {
    assertThat(run("chromium-janus/vc-opus-loss5", "--fail-on", "alerts"))
        .isEqualTo(ExitStatus.CONDITION_FOUND);
    assertThat(alerts())
        .filteredOn(alert -> alert.path("rule").asText().equals("PacketLoss"))
        .filteredOn(alert -> alert.path("state").asText().equals("firing"))
        .extracting(alert -> alert.at("/labels/participant").asText())
        .contains("alice", "bob");
    assertThat(alerts())
        .filteredOn(alert -> alert.path("state").asText().equals("resolved"))
        .isNotEmpty()
        .allMatch(alert -> alert.path("reason").asText().equals("ended"));
  }

  /** The bursts of the recording are on the listener's way down, then on the speaker's way up. */
  @Test
  void burstsAreToldWhereTheyAre() throws IOException {
    assertThat(run("livekit-chromium/room-red-burst")).isEqualTo(ExitStatus.OK);
    assertThat(alerts())
        .filteredOn(alert -> alert.path("state").asText().equals("firing"))
        .extracting(
            alert ->
                alert.path("rule").asText()
                    + " "
                    + alert.at("/labels/leg").asText()
                    + " "
                    + alert.at("/labels/participant").asText())
        .containsExactly(
            "PacketLoss downlink listener",
            "PacketLoss uplink speaker",
            "PacketLoss sfu_worker worker");
  }

  @Test
  void aTableShowsEachChangeWithItsPlaceAndTime() {
    assertThat(run("chromium-janus/vc-opus-loss5", "--report", "table")).isEqualTo(ExitStatus.OK);
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches("alert +state +about +at +value +limit +severity"))
        .anyMatch(
            line -> line.matches("PacketLoss +firing +.*participant=alice.* \\d+ s +0\\.0.*"));
  }

  @Test
  void linesOfSecondsCarryTheSameAlertsAsTheReport() throws IOException {
    assertThat(run("chromium-janus/vc-opus-loss5")).isEqualTo(ExitStatus.OK);
    List<JsonNode> reported = alerts();
    out.getBuffer().setLength(0);
    assertThat(run("chromium-janus/vc-opus-loss5", "--report", "ndjson")).isEqualTo(ExitStatus.OK);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(MAPPER.readTree(line));
    }
    List<JsonNode> carried = new ArrayList<>();
    lines.forEach(line -> line.path("alerts").forEach(carried::add));
    assertThat(lines).allMatch(line -> line.path("alerts").isArray());
    assertThat(reported).isNotEmpty();
    assertThat(carried).containsExactlyElementsOf(reported);
  }

  @Test
  void otherRulesAreAnotherQuestionAndTheReportSaysSo() throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("strict.yml"),
            """
            version: 1
            rules:
              - {alert: AnyJitter, metric: jitter, scope: leg, measure: max, window: 10s, above: 1ms}
            """);
    assertThat(run("chromium-janus/vc-opus-clean", "--rules", rules.toString()))
        .isEqualTo(ExitStatus.OK);
    assertThat(alerts())
        .isNotEmpty()
        .allMatch(alert -> alert.path("rule").asText().equals("AnyJitter"));
    assertThat(document().at("/whatIf/rules/0").asText()).isEqualTo("strict.yml");
  }

  @Test
  void rulesThatAreNotSoundEndTheReplayBeforeItBegins() throws IOException {
    Path rules = Files.writeString(folder.resolve("odd.yml"), "version: 1\nrules: [{alert: A}]\n");
    assertThat(run("chromium-janus/vc-opus-clean", "--rules", rules.toString()))
        .isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString()).contains("odd.yml:2: ");
    assertThat(out.toString()).isEmpty();
  }

  private int run(String recording, String... options) {
    Path recordings = Path.of(Files.exists(Path.of("recordings")) ? "" : "..", "recordings");
    String[] arguments =
        Stream.concat(
                Stream.of(recordings.resolve(recording).toString()),
                Stream.of(options).anyMatch("--report"::equals)
                    ? Stream.of(options)
                    : Stream.concat(Stream.of("--report", "json"), Stream.of(options)))
            .toArray(String[]::new);
    return Utf8CommandLine.of(new ReplayCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private List<JsonNode> alerts() throws IOException {
    return StreamSupport.stream(document().at("/sessions/0/alerts").spliterator(), false).toList();
  }

  private JsonNode document() throws IOException {
    return MAPPER.readTree(out.toString());
  }
}
