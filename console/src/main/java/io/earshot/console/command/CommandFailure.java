package io.earshot.console.command;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Ends a command with one line for people: what, where, found, expected, what to do. */
public final class CommandFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int exitStatus;

  private CommandFailure(int exitStatus, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitStatus = exitStatus;
  }

  public static CommandFailure failed(String message, @Nullable Throwable cause) {
    return new CommandFailure(ExitStatus.FAILED, message, cause);
  }

  public static CommandFailure usage(String message) {
    return new CommandFailure(ExitStatus.USAGE, message, null);
  }

  /** A server that does not answer, or that stopped answering. */
  public static CommandFailure unreachable(String message, @Nullable Throwable cause) {
    return new CommandFailure(ExitStatus.UNREACHABLE, message, cause);
  }

  public int exitStatus() {
    return exitStatus;
  }
}
