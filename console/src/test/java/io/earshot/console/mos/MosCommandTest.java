package io.earshot.console.mos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.Utf8CommandLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MosCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** The vectors say in each row where their numbers come from. */
  @Test
  void everyVectorIsMet() throws IOException {
    assertThat(run(vectors(), "-")).as("stderr: %s", err).isEqualTo(ExitStatus.OK);
    List<JsonNode> answers = answers();
    List<NamedCsvRecord> expected;
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(vectors())) {
      expected = rows.stream().toList();
    }
    assertThat(answers).hasSameSizeAs(expected).hasSizeGreaterThan(130);
    for (int i = 0; i < expected.size(); i++) {
      assertMet(expected.get(i), answers.get(i));
    }
  }

  private static void assertMet(NamedCsvRecord row, JsonNode answer) throws IOException {
    double tolerance = Double.parseDouble(row.getField("tolerance"));
    String inputs = row.getField("inputs(json)");
    assertThat(answer.get("line").asLong()).isEqualTo(row.getStartingLineNumber());
    assertThat(answer.get("model").asText()).isEqualTo(row.getField("model"));
    assertClose(answer.get("r"), row.getField("expected_R"), tolerance, inputs);
    assertClose(answer.get("mos"), row.getField("expected_MOS"), tolerance, inputs);
    JsonNode expect = JSON.readTree(inputs).path("expect");
    for (Iterator<String> names = expect.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (expect.get(name).isNumber()) {
        assertClose(answer.get(name), expect.get(name).asText(), tolerance, inputs + " " + name);
      } else {
        assertThat(answer.get(name)).as(inputs).isEqualTo(expect.get(name));
      }
    }
  }

  private static void assertClose(JsonNode found, String wanted, double tolerance, String where) {
    if (!wanted.isEmpty()) {
      assertThat(found.isNumber()).as(where).isTrue();
      assertThat(found.doubleValue())
          .as(where)
          .isCloseTo(Double.parseDouble(wanted), within(tolerance + 1e-12));
    }
  }

  /** Whoever writes what they expect into the row gets the same answer. */
  @Test
  void expectationsAreNotRead() throws IOException {
    String honest = "g1072,\"{\"\"Ie\"\": 10.2}\",137.8\n";
    String wrong = "g1072,\"{\"\"Ie\"\": 10.2, \"\"expect\"\": {\"\"IeEff\"\": 3}}\",1\n";
    assertThat(run("model,inputs(json),expected_R\n" + honest + wrong, "-"))
        .isEqualTo(ExitStatus.OK);
    assertThat(answers().get(1).get("r")).isEqualTo(answers().get(0).get("r"));
    assertThat(answers().get(1).get("IeEff").doubleValue()).isEqualTo(10.2);
  }

  @Test
  void columnsMayStandAnywhereAndLinesAreThoseOfTheFile() throws IOException {
    String file =
        "\uFEFFnote,inputs(json),model\r\n\r\n\"a\nb\",\"{}\",g1072\r\nx,{},g107_full\r\n";
    assertThat(run(file, "-")).isEqualTo(ExitStatus.OK);
    assertThat(answers()).extracting(each -> each.get("line").asInt()).containsExactly(3, 5);
    assertThat(answers())
        .extracting(each -> each.get("model").asText())
        .containsExactly("g1072", "g107_full");
  }

  /** ITU-T G.107 Table 3 by name: a line 10 dB louder in circuit noise is rated lower. */
  @Test
  void theFullModelTakesEveryParameterOfTheLine() throws IOException {
    assertThat(run(rows("g107_full,{}", "g107_full,\"{\"\"Nc\"\": -50, \"\"A\"\": 10}\""), "-"))
        .isEqualTo(ExitStatus.OK);
    assertThat(answers().get(0).get("r").doubleValue()).isCloseTo(93.2062077233, within(1e-9));
    assertThat(answers().get(1).get("r").doubleValue()).isNotCloseTo(103.2062, within(0.1));
    assertThat(answers().get(1).get("No").doubleValue()).isGreaterThan(-50);
  }

  @Test
  void answersHaveTheKeysOfTheContractInOrder() {
    assertThat(
            run(rows("idd,\"{\"\"Ta\"\": 0}\"", "r_to_mos_nb,\"{\"\"R\"\": 100}\"", "x,{}"), "-"))
        .isEqualTo(ExitStatus.FAILED);
    assertThat(out.toString().lines().toList())
        .startsWith(
            "{\"line\":2,\"model\":\"idd\",\"r\":null,\"mos\":null,\"Idd\":0}",
            "{\"line\":3,\"model\":\"r_to_mos_nb\",\"r\":100,\"mos\":4.5}")
        .last()
        .asString()
        .startsWith("{\"line\":4,\"error\":\"model: found \\\"x\\\", expected one of g1071, ");
  }

  @Test
  void aBadRowDoesNotStopTheOthers() throws IOException {
    assertThat(run(rows("g1072,{", "g1072,{}", "g1072", "g1072,[1]"), "-"))
        .isEqualTo(ExitStatus.FAILED);
    assertThat(answers()).hasSize(4);
    assertThat(answers().get(1).get("r").doubleValue()).isEqualTo(148);
    assertThat(answers().get(3).get("error").asText())
        .isEqualTo("inputs(json): found [1], expected one JSON object");
    assertThat(err.toString().lines())
        .singleElement()
        .isEqualTo("stdin: 3 of 4 rows not computed, see their \"error\"");
  }

  /** Value and limits are in every refusal; quotes are single here and doubled in the file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "g1072 | {'Ppl': 101} | Ppl: found 101, expected a number from 0.0 to 100.0",
        "g1072 | {'Ppl': -1} | Ppl: found -1, expected a number from 0.0 to 100.0",
        "g1072 | {'Ta': -5} | Ta: found -5, expected a number, finite, at least 0.0",
        "g1072 | {'Ta': '5'} | Ta: found \"5\", expected a number, finite, at least 0.0",
        "g1072 | {'Ta': null} | Ta: found null, expected a number, finite, at least 0.0",
        "g1072 | {'Ta': 1e999} | Ta: found \"Infinity\", expected a number, finite, at least 0.0",
        "g1072 | {'Ie': 133} | Ie: found 133, expected a number from 0.0 to 132.0",
        "g1071 | {'Ie': 96} | Ie: found 96, expected a number from 0.0 to 95.0",
        "g1072 | {'ppl': 5} | inputs(json): found \"ppl\", expected only Bpl, BurstR, Ie, Ppl, Ta, mT, sT",
        "g107_simple | {'sT': 0.1} | sT=0.1 outside (1/6, 10.0]",
        "g107_full | {'qdu': 0} | qdu=0.0 not a finite number >= 1.0",
        "g107_full | {'SLR': 'loud'} | SLR: found \"loud\", expected a number, finite",
        "g1071 | {'echo': 'maybe'} | echo: found \"maybe\", expected one of path, none",
        "g1072_opus | {} | inputs(json): found no kbps, expected one",
        "g1072_opus | {'kbps': 0} | kbps: found 0, expected a number from 1.0 to 1000.0",
        "r_to_mos_fb | {} | inputs(json): found no R, expected one",
        "gilbert_red | {'p': 0.1, 'q': 0} | q=0.0 outside (0, 1]",
        "gilbert_red | {'p': 0.1, 'q': 1, 'K': 1.5} | K: found 1.5, expected a whole number from 0 to 1000",
        "gilbert_red | {'p': 0.1, 'q': 1, 'K': -1} | K: found -1, expected a whole number from 0 to 1000",
        "red_sequence | {'lost': '012', 'distances': [1]} | lost: found \"012\", expected a text of the letters 01",
        "red_sequence | {'lost': '01', 'distances': [0]} | distances: found 0, expected a whole number from 1 to 64",
        "red_sequence | {'lost': '01', 'distances': 1} | distances: found 1, expected a list of numbers",
        "rfc3611_exact | {'seq': 'RX'} | seq: found \"RX\", expected a text of the letters RLD",
        "rfc3611_a2 | {'seq': 'R', 'gmin': 0} | gmin: found 0, expected a whole number from 1 to 255",
        "rfc3611_a2 | {'seq': 'R', 'ms': 0} | ms: found 0, expected a number from 2.2250738585072014E-308 to 60000.0",
        "rfc3550_jitter | {'arrival': [0, 4294967296], 'rtp_ts_step': 1} | arrival: found 4294967296, expected a whole number from -2147483648 to 4294967295",
      })
  void whatMakesNoSenseIsRefused(String model, String inputs, String error) throws IOException {
    String quoted = '"' + inputs.replace("'", "\"\"") + '"';
    assertThat(run(rows(model + "," + quoted), "-")).isEqualTo(ExitStatus.FAILED);
    assertThat(answers()).hasSize(1);
    assertThat(answers().get(0).get("error").asText()).isEqualTo(error);
    assertThat(answers().get(0).has("model")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"\"Ppl\"\": NaN}",
        "{\"\"BurstR\"\": Infinity}",
        "{\"\"Bpl\"\": -Infinity}",
        "{\"\"Ta\"\": 1} {}",
        "{\"\"Ta\"\": 10",
        "{\"\"Ta\"\": 1, \"\"Ta\"\": 2}",
        "{\"\"Ta\"\": 0x10}",
        "\u0000",
        "null"
      })
  void noNumberAndNoObjectAreRefused(String inputs) throws IOException {
    assertThat(run(rows("g1072,\"" + inputs + "\""), "-")).isEqualTo(ExitStatus.FAILED);
    assertThat(answers().get(0).get("error").asText()).contains("found ", ", expected ");
  }

  /** A long text is shown shortened. */
  @Test
  void refusalsStayReadable() throws IOException {
    String text = "9".repeat(10_000);
    run(rows("rfc3611_exact,\"{\"\"seq\"\": \"\"" + text + "\"\"}\""), "-");
    assertThat(answers().get(0).get("error").asText()).hasSizeLessThan(160);
  }

  /** Nothing lost, everything lost, one packet, none: never a wild number. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "gilbert_red | {'p': 0, 'q': 0.5} | {'loss':0,'mean_run':null,'BurstR':1}",
        "gilbert_elliott_red | {'p': 1, 'q': 1, 'eg': 1, 'eb': 1, 'K': 3} | {'loss':1,'mean_run':null,'BurstR':1}",
        "red_sequence | {'lost': '', 'distances': []} | {'residual':'','residual_lost':0}",
        "red_sequence | {'lost': '1', 'distances': [1]} | {'residual':'1','residual_lost':1}",
        "rfc3611_exact | {'seq': ''} | {'burst_lost':0,'burst_pkts':0,'bursts':0,'gap_lost':0,'gap_pkts':0}",
        "rfc3611_exact | {'seq': 'LD'} | {'burst_lost':2,'burst_pkts':2,'bursts':1,'gap_lost':0,'gap_pkts':0}",
        "rfc3550_jitter | {'arrival': [], 'rtp_ts_step': 160} | {'j':[],'j16':0}",
        "rfc3550_jitter | {'arrival': [4294967295], 'rtp_ts_step': 160} | {'j':[0],'j16':0}"
      })
  void extremesHaveAnswers(String model, String inputs, String results) throws IOException {
    String quoted = '"' + inputs.replace("'", "\"\"") + '"';
    assertThat(run(rows(model + "," + quoted), "-")).as("%s", out).isEqualTo(ExitStatus.OK);
    JsonNode expected = JSON.readTree(results.replace('\'', '"'));
    expected
        .properties()
        .forEach(
            each -> assertThat(answers().get(0).get(each.getKey())).isEqualTo(each.getValue()));
  }

  @Test
  void discardedPacketsHaveTheirOwnRate() throws IOException {
    run(
        rows(
            "rfc3611_a2,\"{\"\"seq\"\": \"\"RRRRLRRRRD\"\", \"\"gmin\"\": 4}\"",
            "rfc3611_a2,\"{\"\"seq\"\": \"\"R\"\"}\""),
        "-");
    assertThat(answers().get(0).get("discard_rate").asInt()).isPositive();
    assertThat(answers().get(1).get("discard_rate").isNull()).isTrue();
    assertThat(answers().get(1).get("gap_ms").isNull()).isTrue();
  }

  /** The tables of narrower Opus have scales of their own. */
  @ParameterizedTest
  @CsvSource({"nb, 8, nb", "mb, 12, wb", "wb, 12, wb", "swb, 32, fb", "fb, 32, fb"})
  void opusIsRatedOnTheScaleOfItsTable(String bandwidth, int kbps, String scale)
      throws IOException {
    for (String mode : List.of("vbr", "cbr")) {
      String inputs =
          "{\"\"bw\"\": \"\"%s\"\", \"\"mode\"\": \"\"%s\"\", \"\"kbps\"\": %d}"
              .formatted(bandwidth, mode, kbps);
      assertThat(run(rows("g1072_opus,\"" + inputs + "\""), "-")).isEqualTo(ExitStatus.OK);
    }
    assertThat(answers()).hasSize(2);
    assertThat(answers()).extracting(each -> each.get("scale").asText()).containsOnly(scale);
    assertThat(answers().get(0).get("Ie")).isNotEqualTo(answers().get(1).get("Ie"));
  }

  @Test
  void aFileGivesTheSameBytesInEveryLocale(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("vectors.csv"), vectors());
    assertThat(run("", file.toString())).isEqualTo(ExitStatus.OK);
    String before = out.toString();
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      run("", file.toString());
    } finally {
      Locale.setDefault(locale);
    }
    assertThat(out.toString()).isEqualTo(before + before);
  }

  @Test
  void aFileWithoutRowsHasNoAnswers() {
    assertThat(run("model,inputs(json)\n", "-")).isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"'' | found columns []", "a,b,c | found columns [a, b, c]", "model | found columns"})
  void missingColumnsAreOneLine(String file, String message) {
    assertThat(run(file, "-")).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("stdin: line 1: " + message)
        .endsWith(", expected model and inputs(json)");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aHeaderOfAnotherFileIsShownShortened() {
    assertThat(run("column,".repeat(9999) + "last\n", "-")).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString()).contains("(10000 columns)").hasSizeLessThan(400);
  }

  @Test
  void afterAFieldWithoutEndNothingIsReadAndTheReasonIsSaid() {
    String endless = "g1072,\"" + "x".repeat(17 << 20) + "\"\n";
    assertThat(run(rows("g1072,{}", endless), "-")).isEqualTo(ExitStatus.FAILED);
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("stdin: cannot read: ")
        .contains("line 3", "buffer");
  }

  @Test
  void unreadableFilesAreOneLine(@TempDir Path folder) {
    assertThat(run("", folder.resolve("none.csv").toString())).isEqualTo(ExitStatus.FAILED);
    assertThat(run("", folder.toString())).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString().lines()).hasSize(2).first().asString().contains("none.csv: found no");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.csv b.csv", "a.csv --json"})
  void whatIsNotOfferedIsAUsageError(String arguments) {
    assertThat(run("", arguments.isEmpty() ? new String[0] : arguments.split(" ")))
        .isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString().lines()).hasSize(1);
  }

  /** The examples of the help are run as they stand there. */
  @Test
  void theExamplesOfTheHelpWork() throws IOException {
    assertThat(run("", "--help")).isEqualTo(ExitStatus.OK);
    String help = out.toString();
    assertThat(help).contains("Examples:", "earshot mos -");
    assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    for (String model : RowModels.names()) {
      assertThat(help).containsPattern("\\b" + model + "[,.]");
    }
    out.getBuffer().setLength(0);
    List<String> example = new ArrayList<>();
    help.lines()
        .map(String::strip)
        .dropWhile(line -> !line.equals("model,inputs(json)"))
        .takeWhile(line -> !line.equals("END"))
        .forEach(example::add);
    assertThat(run(String.join("\n", example), "-")).as("%s", out).isEqualTo(ExitStatus.OK);
    assertThat(answers()).hasSize(example.size() - 1).hasSizeGreaterThan(2);
  }

  private static String rows(String... rows) {
    return "model,inputs(json)\n" + String.join("\n", rows) + "\n";
  }

  private static String vectors() throws IOException {
    try (InputStream in = MosCommandTest.class.getResourceAsStream("mos-vectors.csv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private List<JsonNode> answers() {
    return out.toString().lines().map(MosCommandTest::parsed).toList();
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  private int run(String stdin, String... args) {
    InputStream in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
    return Utf8CommandLine.of(new MosCommand(in))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
