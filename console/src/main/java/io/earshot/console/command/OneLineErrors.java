package io.earshot.console.command;

import java.io.PrintWriter;
import java.net.ConnectException;
import java.util.Objects;
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

  private static final String PREFIX = "earshot: ";
  private static final String DEBUG_VARIABLE = "EARSHOT_DEBUG";

  private final boolean withStackTrace;

  OneLineErrors(boolean withStackTrace) {
    this.withStackTrace = withStackTrace;
  }

  /** Gives a command line this handling and these exit statuses. */
  public static CommandLine installOn(CommandLine commandLine) {
    OneLineErrors errors = new OneLineErrors(isDebug());
    return commandLine
        .setExecutionStrategy(OneLineErrors::execute)
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
    if (isShuttingDown()) {
      // Told to stop: that servers vanish under our hands is no news.
      return ExitStatus.INTERRUPTED;
    }
    if (failure instanceof ReaderGone) {
      return ExitStatus.READER_GONE;
    }
    print(commandLine, oneLine(failure), failure);
    if (failure instanceof CommandFailure known) {
      return known.exitStatus();
    }
    return failure instanceof ConnectException ? ExitStatus.UNREACHABLE : ExitStatus.FAILED;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine commandLine = failure.getCommandLine();
    String command = commandLine.getCommandSpec().qualifiedName();
    print(commandLine, oneLine(failure) + "; try '" + command + " --help'", failure);
    return ExitStatus.USAGE;
  }

  /** Picocli hands only what commands throw to us, and prints the stack of what its help throws. */
  private static int execute(ParseResult parseResult) {
    try {
      return new CommandLine.RunLast().execute(parseResult);
    } catch (ReaderGone e) {
      return ExitStatus.READER_GONE;
    }
  }

  private static boolean isShuttingDown() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private void print(CommandLine commandLine, String line, Exception failure) {
    PrintWriter err = commandLine.getErr();
    err.println(line);
    if (withStackTrace) {
      failure.printStackTrace(err);
    }
    err.flush();
  }

  /** A {@link CommandFailure} begins with the file or server it is about, others with our name. */
  private static String oneLine(Exception failure) {
    String message = Objects.requireNonNullElse(failure.getMessage(), "");
    String kind = failure.getClass().getSimpleName();
    String line = message.replaceAll("\\p{Cntrl}+", " ").strip();
    if (failure instanceof CommandFailure) {
      return line;
    } else if (isWrittenForPeople(failure)) {
      return PREFIX + line;
    }
    return PREFIX + (line.isEmpty() ? kind : kind + ": " + line);
  }

  /** Our own exceptions and picocli's say it in a sentence; others need at least their kind. */
  private static boolean isWrittenForPeople(Exception failure) {
    return failure instanceof ParameterException
        || failure.getClass().getPackageName().startsWith("io.earshot.");
  }
}
