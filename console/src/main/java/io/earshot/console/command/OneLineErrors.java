package io.earshot.console.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Turns every failure into one line on stderr and an exit status; {@code EARSHOT_DEBUG=1} adds the
 * stack trace.
 */
public final class OneLineErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private static final String DEBUG_VARIABLE = "EARSHOT_DEBUG";

  private final boolean withStackTrace;

  OneLineErrors(boolean withStackTrace) {
    this.withStackTrace = withStackTrace;
  }

  /** Gives a command line this handling and these exit statuses. */
  public static CommandLine installOn(CommandLine commandLine) {
    OneLineErrors errors = new OneLineErrors(isDebug());
    return commandLine
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  static boolean isDebug() {
    return System.getenv(DEBUG_VARIABLE) != null;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parseResult) {
    print(commandLine, oneLine(failure), failure);
    return failure instanceof CommandFailure known ? known.exitStatus() : ExitStatus.FAILED;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine commandLine = failure.getCommandLine();
    String command = commandLine.getCommandSpec().qualifiedName();
    print(commandLine, oneLine(failure) + "; see " + command + " --help", failure);
    return ExitStatus.USAGE;
  }

  private void print(CommandLine commandLine, String line, Exception failure) {
    PrintWriter err = commandLine.getErr();
    err.println(line);
    if (withStackTrace) {
      failure.printStackTrace(err);
    }
    err.flush();
  }

  private static String oneLine(Exception failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      message = failure.getClass().getSimpleName();
    } else if (!(failure instanceof CommandFailure || failure instanceof ParameterException)) {
      message = failure.getClass().getSimpleName() + ": " + message;
    }
    return message.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
