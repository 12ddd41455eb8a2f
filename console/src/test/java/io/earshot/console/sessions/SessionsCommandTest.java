package io.earshot.console.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.Utf8CommandLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "'', 'ls, show or explain'",
    "show, ID",
    "ls --report ndjson, --report",
    "ls --limit 0, 'found 0, expected at least 1'",
    "ls --bootstrap kafka, --bootstrap",
    "show a --registry 127.0.0.1:8081, --registry"
  })
  void whatIsNotOfferedIsAUsageError(String arguments, String named) {
    assertThat(run(arguments)).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString().lines()).singleElement().asString().contains(named);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "ls --help", "show --help"})
  void theHelpShowsExamples(String arguments) {
    assertThat(run(arguments)).isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).contains("Examples:", "  earshot sessions ");
  }

  @Test
  void aRunThatCanHaveNoTopicsIsAUsageErrorBeforeAnybodyIsAsked() {
    assertThat(run("ls --bootstrap 127.0.0.1:1 --run R_1")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("--run: run=\"R_1\"");
  }

  private int run(String arguments) {
    return Utf8CommandLine.of(new SessionsCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
  }
}
