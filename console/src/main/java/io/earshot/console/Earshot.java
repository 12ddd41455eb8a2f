package io.earshot.console;

import io.earshot.console.stack.Companion;
import io.earshot.console.stack.UpCommand;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code earshot} command: stdout carries data, stderr messages, the exit code the verdict. */
@Command(
    name = "earshot",
    description = "Telemetry for real-time voice: what each hop of a call costs, and why.",
    versionProvider = Earshot.Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT)
public final class Earshot implements Runnable {

  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int UNREACHABLE = 4;

  @SuppressWarnings("NullAway.Init") // picocli sets it before run().
  @Spec
  private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Earshot());
    commandLine.addSubcommand(new UpCommand(Companion.NONE));
    return commandLine
        .setParameterExceptionHandler(Earshot::explainUsage)
        .setExecutionExceptionHandler(Earshot::explainFailure);
  }

  /** Called without a subcommand. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "missing command");
  }

  private static int explainUsage(ParameterException e, String[] args) {
    CommandLine commandLine = e.getCommandLine();
    String name = commandLine.getCommandSpec().qualifiedName();
    commandLine.getErr().println(oneLine(e) + "; try '" + name + " --help'");
    return USAGE;
  }

  private static int explainFailure(
      Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
    commandLine.getErr().println(oneLine(e));
    return e instanceof ConnectException ? UNREACHABLE : FAILED;
  }

  /** For a person: what happened, never where in the code. */
  private static String oneLine(Exception e) {
    String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    return "earshot: " + message.replaceAll("\\s*\\R\\s*", " ");
  }

  /** As written into the jar's manifest by the build. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      String version = Earshot.class.getPackage().getImplementationVersion();
      return new String[] {"earshot " + Objects.requireNonNullElse(version, "development")};
    }
  }
}
