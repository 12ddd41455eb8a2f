package io.earshot.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.console.command.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RulesTestCommandTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String RULES =
      "interval: 15s\nrules:\n"
          + "  - {alert: HighRtt, metric: ice_rtt, scope: call, min_samples: 1, above: 100ms, for: 15s}\n";

  @TempDir private Path folder;

  @Test
  void everyScenarioThatIsShippedPasses() throws IOException {
    List<String> files = shipped();
    String[] args =
        Stream.concat(Stream.of("test", "--report", "json"), files.stream()).toArray(String[]::new);
    RulesRun run = RulesRun.of(args);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    JsonNode report = MAPPER.readTree(run.out());
    assertThat(report.fieldNames()).toIterable().containsExactly("files");
    assertThat(report.get("files")).hasSize(files.size());
    for (JsonNode file : report.get("files")) {
      assertThat(file.get("passed").asBoolean()).as("%s", file.get("file")).isTrue();
      assertThat(file.get("scenarios")).isNotEmpty();
    }
    assertThat(RulesRun.of(args).out()).isEqualTo(run.out());
  }

  @Test
  void whatDiffersIsShownAndFails() throws IOException {
    String file =
        file(
            RULES
                + """
                scenarios:
                  - name: too late by a tick
                    series:
                      - {metric: ice_rtt, labels: {session: c1}, values: 50 120x3}
                    expect:
                      - {alert: HighRtt, labels: {session: c1}, states: "1:pending 3:firing"}
                    sent: []
                """);
    RulesRun text = RulesRun.of("test", file, "--report", "text");
    assertThat(text.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(text.out())
        .isEqualTo(
            """
            FAIL  FILE: 0 of 1 scenarios pass
              too late by a tick
                + tick 2  HighRtt{session="c1"}  pending -> firing (threshold) [warning]
                - tick 3  HighRtt{session="c1"}  pending -> firing
                + tick 2  HighRtt{session="c1"}  sent as firing
            """
                .replace("FILE", file));
    RulesRun json = RulesRun.of("test", file, "--report", "json");
    assertThat(json.status()).isEqualTo(ExitStatus.FAILED);
    JsonNode tested = MAPPER.readTree(json.out()).get("files").get(0);
    assertThat(tested.get("passed").asBoolean()).isFalse();
    JsonNode scenario = tested.get("scenarios").get(0);
    assertThat(scenario.get("passed").asBoolean()).isFalse();
    assertThat(scenario.get("name").asText()).isEqualTo("too late by a tick");
    assertThat(scenario.get("expected")).hasSize(2);
    assertThat(scenario.get("actual").get(1))
        .hasToString(
            "{\"tick\":2,\"rule\":\"HighRtt\",\"labels\":{\"session\":\"c1\"},\"from\":\"pending\","
                + "\"to\":\"firing\",\"reason\":\"threshold\",\"severity\":\"warning\"}");
  }

  @Test
  void aReasonOrACountThatDiffersIsADifference() throws IOException {
    String file =
        file(
            RULES
                + """
                scenarios:
                  - name: another reason
                    series:
                      - {metric: ice_rtt, labels: {session: c1}, values: 120 50}
                    expect:
                      - {alert: HighRtt, labels: {session: c1}, states: "0:pending 1:inactive(ended)"}
                    counters: {late: 1}
                """);
    assertThat(RulesRun.of("test", file, "--report", "text").out())
        .contains(
            "- tick 1  HighRtt{session=\"c1\"}  pending -> inactive (ended)\n",
            "+ tick 1  HighRtt{session=\"c1\"}  pending -> inactive (threshold) [warning]\n",
            "samples late: expected 1, got 0\n");
  }

  @Test
  void aFileThatCannotBeReadFailsWithItsLines() throws IOException {
    String file =
        file(
            RULES
                + """
                scenarios:
                  - name: typos
                    series:
                      - {metric: ice_rtt, labels: {sesion: c1}, values: 120y}
                    expect:
                      - {alert: HighRtt, states: "0:pendin"}
                """);
    RulesRun run = RulesRun.of("test", file, "--report", "json");
    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith(file + ":7: unknown label 'sesion' of ice_rtt; did you mean"),
            line -> assertThat(line).startsWith(file + ":7: values: found '120y'; expected"),
            line -> assertThat(line).startsWith(file + ":9: states: found '0:pendin'; expected"));
    JsonNode tested = MAPPER.readTree(run.out()).get("files").get(0);
    assertThat(tested.get("passed").asBoolean()).isFalse();
    assertThat(tested.get("scenarios")).isEmpty();
    assertThat(tested.get("problems")).hasSize(3);
  }

  @Test
  void rulesOfAnotherFileAreFoundBesideTheScenarios() throws IOException {
    Files.writeString(
        folder.resolve("rules.yml"),
        "version: 1\nrules:\n  - {alert: W, metric: tick, scope: fleet, above: 0}\n");
    String file =
        file(
            """
            rule_files: rules.yml
            scenarios:
              - {name: w, ticks: 2, expect: [{alert: W, states: "0:firing"}]}
            """);
    assertThat(RulesRun.of("test", file, "--report", "text").out())
        .isEqualTo("ok    " + file + ": 1 of 1 scenarios pass\n");
    String lost = file("rule_files: [none.yml]\nscenarios: []\n");
    assertThat(RulesRun.of("test", lost).err())
        .startsWith(lost + ":1: found no file 'none.yml' beside this one");
  }

  @Test
  void theExampleOfTheHelpIsOne() throws IOException {
    String[] footer =
        new CommandLine(new RulesTestCommand()).getCommandSpec().usageMessage().footer();
    String example =
        Stream.of(footer)
            .dropWhile(line -> !line.startsWith("A file of scenarios"))
            .skip(1)
            .map(line -> line.substring(2))
            .reduce("", (text, line) -> text + line + "\n");
    Files.writeString(
        folder.resolve("my-rules.yml"),
        "version: 1\nrules:\n  - {alert: HighRtt, metric: ice_rtt, scope: call, above: 100ms, for: 30s}\n");
    RulesRun run = RulesRun.of("test", file(example), "--report", "text");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("ok    ");
  }

  @Test
  void withoutAFileItIsAUsageError() {
    assertThat(RulesRun.of("test").status()).isEqualTo(ExitStatus.USAGE);
    assertThat(RulesRun.of("test", "--report", "xml", "a.yml").status())
        .isEqualTo(ExitStatus.USAGE);
  }

  private static List<String> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../alerts/scenarios"))) {
      return files.map(Path::toString).filter(name -> name.endsWith(".yml")).sorted().toList();
    }
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("scenarios.yml"), text).toString();
  }
}
