package io.earshot.console.mos;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.report.json.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mos}: formulas of voice quality, so that anybody can check them. */
@Command(
    name = "mos",
    mixinStandardHelpOptions = true,
    description = "Compute voice quality from a CSV file, one JSON object per row.",
    footer = {
      "",
      "Columns: model, inputs(json); others are ignored. Inputs left out take the",
      "defaults of the recommendation. Models: g107_full, g107_simple, g1071, g1072,",
      "g1072_opus, r_to_mos_nb, r_to_mos_wb, r_to_mos_fb, ie_eff, idd, gilbert_red,",
      "gilbert_elliott_red, red_sequence, rfc3611_exact, rfc3611_a2, rfc3550_jitter.",
      "A row that cannot be computed gives its line and an error; the rest goes on,",
      "and the exit status is 1.",
      "",
      "Examples:",
      "  earshot mos vectors.csv",
      "  earshot mos - <<'END'",
      "  model,inputs(json)",
      "  g1072,\"{\"\"Ie\"\": 10.2, \"\"Bpl\"\": 9.6, \"\"Ppl\"\": 2, \"\"Ta\"\": 150}\"",
      "  g1072_opus,\"{\"\"kbps\"\": 32, \"\"Ppl\"\": 5, \"\"BurstR\"\": 1.5}\"",
      "  red_sequence,\"{\"\"lost\"\": \"\"0011010\"\", \"\"distances\"\": [1]}\"",
      "  END"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
public final class MosCommand implements Callable<Integer> {

  private static final String STDIN = "-";

  private final InputStream stdin;

  @Parameters(arity = "1", paramLabel = "FILE.csv|-", description = "Rows; - reads stdin.")
  private String source;

  @Spec private CommandSpec spec;

  private long rows;
  private long refusedRows;

  public MosCommand() {
    this(System.in);
  }

  MosCommand(InputStream stdin) {
    this.stdin = stdin;
  }

  @Override
  public Integer call() {
    String name = source.equals(STDIN) ? "stdin" : source;
    try (InputStream in = source.equals(STDIN) ? stdin : Files.newInputStream(Path.of(source))) {
      InputRows.read(name, in, this::print);
    } catch (NoSuchFileException e) {
      throw CommandFailure.failed(name + ": found no such file, expected a CSV file", e);
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw CommandFailure.failed(name + ": cannot read: " + reason(e), e);
    } finally {
      spec.commandLine().getOut().flush();
    }
    if (spec.commandLine().getOut().checkError()) {
      throw CommandFailure.failed("stdout: cannot write the results", null);
    }
    if (refusedRows > 0) {
      throw CommandFailure.failed(
          name + ": " + refusedRows + " of " + rows + " rows not computed, see their \"error\"",
          null);
    }
    return ExitStatus.OK;
  }

  /** The CSV reader says where on the outside and what on the inside. */
  private static String reason(Exception failure) {
    String where = String.valueOf(failure.getMessage());
    Throwable inside = failure.getCause();
    return inside == null ? where : where + ": " + inside.getMessage();
  }

  private void print(InputRows.Row row) {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("line", row.line());
    rows++;
    try {
      RowResult result = RowModels.evaluated(row.model(), row.inputsJson());
      answer.put("model", row.model());
      answer.putAll(result.named());
    } catch (RowRefused | IllegalArgumentException e) {
      // The science refuses with the value and its limits, too.
      answer.put("error", e.getMessage());
      refusedRows++;
    }
    out.print(ReportJson.line(answer));
  }
}
