package io.earshot.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class OneLineErrorsTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aFailureIsOneLineWithItsStatus() {
    int status = run(() -> CommandFailure.unreachable("h:1: found\nnothing,\texpected x", null));
    assertThat(status).isEqualTo(ExitStatus.UNREACHABLE);
    assertThat(err.toString()).isEqualTo("h:1: found nothing, expected x" + System.lineSeparator());
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void anUnforeseenFailureNamesItsKind() {
    assertThat(run(() -> new IllegalStateException("second=3 < 4"))).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString().lines())
        .containsExactly("earshot: IllegalStateException: second=3 < 4");
  }

  @Test
  void aFailureWithoutWordsStillSaysSomething() {
    assertThat(run(NullPointerException::new)).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString().lines()).containsExactly("earshot: NullPointerException");
  }

  @Test
  void aWrongOptionIsOneLineAndPointsToTheHelp() {
    int status = commandLine(() -> new IllegalStateException()).execute("--nonsense");
    assertThat(status).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString().lines())
        .containsExactly("earshot: Unknown option: '--nonsense'; try 'failing --help'");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void debuggingAddsTheStackTrace() {
    CommandLine commandLine = commandLine(() -> new IllegalStateException("why"));
    commandLine.setExecutionExceptionHandler(new OneLineErrors(true)).execute();
    assertThat(err.toString().lines()).first().isEqualTo("earshot: IllegalStateException: why");
    assertThat(err.toString()).contains("at io.earshot.console.command");
  }

  private int run(Callable<RuntimeException> failure) {
    return commandLine(failure).execute();
  }

  private CommandLine commandLine(Callable<RuntimeException> failure) {
    return OneLineErrors.installOn(new CommandLine(new Failing(failure)))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true));
  }

  @Command(name = "failing")
  private static final class Failing implements Callable<Integer> {

    private final Callable<RuntimeException> failure;

    @Option(names = "--known")
    private boolean known;

    Failing(Callable<RuntimeException> failure) {
      this.failure = failure;
    }

    @Override
    public Integer call() throws Exception {
      throw failure.call();
    }
  }
}
