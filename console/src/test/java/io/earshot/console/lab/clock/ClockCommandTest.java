package io.earshot.console.lab.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.Utf8CommandLine;
import io.earshot.console.lab.LabCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockCommandTest {

  private static final Path GOLDEN =
      Path.of("../media/src/test/resources/io/earshot/media/clock/offset-golden.csv");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void exchangesBringAboutTheirRecords() throws IOException {
    assertThat(run("--input", GOLDEN.toString())).isEqualTo(ExitStatus.OK);
    assertThat(out.toString().lines())
        .containsExactlyElementsOf(
            Files.readAllLines(GOLDEN).stream().filter(line -> line.startsWith("T,")).toList());
    assertThat(out.toString()).doesNotContain("\r");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aBadLineIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), "#cfg res=0\nP,1,2,three,4\n");
    assertThat(run("--input", file.toString())).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            file + ": line 2: found 'three', expected an integer of 64 bits\n");
  }

  @Test
  void whatCameBeforeABadLineIsTold(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("cut.csv");
    Files.write(file, Files.readAllLines(GOLDEN).subList(0, 100));
    Files.writeString(file, "P,1,2\n", StandardOpenOption.APPEND);
    assertThat(run("--input", file.toString())).isEqualTo(ExitStatus.FAILED);
    assertThat(out.toString().lines()).hasSizeGreaterThan(10);
    assertThat(err.toString()).contains("line 101: found 2 numbers, expected 4");
  }

  @Test
  void nothingFromExchangesIsExplained(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("slow.csv"), "#cfg res=0\nP,1,2,3,-4\nP,1,2,3,4");
    assertThat(run("--input", file.toString())).isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("no records from 2 exchanges, 1 refused").hasLineCount(1);
  }

  @Test
  void aFileOfAnotherKindIsOneLine(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xc3, (byte) 0x28});
    assertThat(run("--input", file.toString())).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString().lines()).containsExactly(file + ": not a text file in UTF-8");
  }

  @Test
  void aFileThatIsNotThereIsOneLine() {
    assertThat(run("--input", "nowhere.csv")).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString().lines()).containsExactly("nowhere.csv: no such file");
  }

  @Test
  void scoresAreThoseOfTheContract() throws IOException {
    assertThat(run("--scenario", "S8,s1", "--seeds", "1", "--report", "json"))
        .isEqualTo(ExitStatus.OK);
    JsonNode rows = new ObjectMapper().readTree(out.toString()).get("scenarios");
    assertThat(rows).hasSize(14);
    JsonNode naive = rows.get(0);
    assertThat(naive.fieldNames())
        .toIterable()
        .containsExactly(
            "scenario",
            "method",
            "seeds",
            "marks",
            "unanswered",
            "errorMillis",
            "coverage",
            "boundMillis",
            "verdicts",
            "loopErrorMillis");
    assertThat(naive.get("scenario").asText()).isEqualTo("S1");
    assertThat(naive.get("coverage").isNull()).isTrue();
    assertThat(naive.get("boundMillis").get("p95").isNull()).isTrue();
    assertThat(naive.get("verdicts").get("undecided").isNull()).isTrue();
    JsonNode last = rows.get(13);
    assertThat(last.get("method").asText()).isEqualTo("tspe-final");
    assertThat(last.get("scenario").asText()).isEqualTo("S8");
    assertThat(last.get("coverage").asDouble()).isBetween(0.99, 1.0);
    assertThat(last.get("errorMillis").get("median").asDouble()).isBetween(2.0, 5.0);
    assertThat(last.get("loopErrorMillis").get("p95").asDouble()).isBetween(0.0, 0.2);
  }

  @Test
  void epochsMakeABetterEstimateOfTheSameCalls() throws IOException {
    JsonNode found = finalRow("--scenario", "SB", "--seeds", "2", "--report", "json");
    JsonNode signaled =
        finalRow("--scenario", "SB", "--seeds", "2", "--epochs", "--report", "json");
    assertThat(signaled.get("errorMillis").get("p95").asDouble())
        .isLessThan(found.get("errorMillis").get("p95").asDouble());
    assertThat(signaled.get("coverage").asDouble()).isEqualTo(1.0);
  }

  private JsonNode finalRow(String... arguments) throws IOException {
    out.getBuffer().setLength(0);
    assertThat(run(arguments)).isEqualTo(ExitStatus.OK);
    JsonNode rows = new ObjectMapper().readTree(out.toString()).get("scenarios");
    assertThat(rows.get(6).get("method").asText()).isEqualTo("tspe-final");
    return rows.get(6);
  }

  @Test
  void theTableNamesEachScenarioOnce() {
    assertThat(run("--scenario", "S8", "--seeds", "1", "--report", "table"))
        .isEqualTo(ExitStatus.OK);
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(8);
    assertThat(lines.get(1)).startsWith("S8        naive ").contains(" - ");
    assertThat(lines.get(7)).startsWith("          tspe-final ").contains(" 100.00 ");
  }

  @Test
  void callsAreWrittenWithTheTruthApart(@TempDir Path folder) throws IOException {
    Path calls = folder.resolve("new/calls");
    String[] arguments = {"--scenario", "S8", "--seeds", "2", "--emit", calls.toString()};
    assertThat(run(arguments)).isEqualTo(ExitStatus.OK);
    assertThat(calls)
        .isDirectoryContaining("glob:**/S8-2.input.csv")
        .isDirectoryContaining("glob:**/S8-1.arrivals.csv");
    List<String> marks = Files.readAllLines(calls.resolve("S8-1.marks.csv"));
    List<String> truth = Files.readAllLines(calls.resolve("S8-1.truth.csv"));
    assertThat(marks).hasSameSizeAs(truth);
    assertThat(marks.get(0)).isEqualTo("arrived_ms,direction,left_ns,difference_ns,epoch");
    assertThat(truth.get(0)).isEqualTo("delay_ns");
    out.getBuffer().setLength(0);
    assertThat(run("--input", calls.resolve("S8-1.input.csv").toString())).isEqualTo(ExitStatus.OK);
    assertThat(out.toString().lines()).hasSizeGreaterThan(40);
  }

  @Test
  void whatCannotBeRunIsAUsageError() {
    assertThat(run()).isEqualTo(ExitStatus.USAGE);
    assertThat(run("--scenario", "S0")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("--scenario 'S0': no such scenario", "S1,S2");
    assertThat(run("--scenario", "S1", "--seeds", "0")).isEqualTo(ExitStatus.USAGE);
    assertThat(run("--scenario", "S1", "--input", "x")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString().lines()).hasSize(4);
  }

  @Test
  void recordsTakeNoOptionsOfScores() {
    for (String option : List.of("--epochs", "--seeds=2", "--report=json", "--emit=x")) {
      err.getBuffer().setLength(0);
      assertThat(run("--input", GOLDEN.toString(), option)).isEqualTo(ExitStatus.USAGE);
      assertThat(err.toString()).startsWith(option.split("=")[0] + " needs --scenario");
    }
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void anUnwritableFolderIsOneLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(run("--scenario", "S8", "--seeds", "1", "--emit", file.resolve("below").toString()))
        .isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString().lines()).hasSize(1);
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "clock";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Utf8CommandLine.of(new LabCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
