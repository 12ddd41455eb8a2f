package io.earshot.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.Utf8CommandLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertsCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "'', 'ls, tail or explain'",
    "explain, ID",
    "ls --state burning, --state=burning is none of all",
    "ls --limit 0, --limit=0 is not in 1 to 5000",
    "ls --format xml, --format",
    "tail --since yesterday, 'found \"yesterday\", expected a time'",
    "explain a --format table, --format"
  })
  void whatIsNotOfferedIsAUsageError(String arguments, String named) {
    assertThat(run(arguments)).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString().lines()).singleElement().asString().contains(named);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "ls --help", "tail --help", "explain --help"})
  void theHelpShowsExamples(String arguments) {
    assertThat(run(arguments)).isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).contains("Examples:", "  earshot alerts ");
  }

  private int run(String arguments) {
    return Utf8CommandLine.of(new AlertsCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
  }
}
