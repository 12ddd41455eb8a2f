package io.earshot.console.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** A command line whose output has the same bytes in every locale. */
public final class Utf8CommandLine {

  private Utf8CommandLine() {}

  /** A command and what it declares itself, as {@link #installOn} prepares it. */
  public static CommandLine of(Object command) {
    return installOn(new CommandLine(command));
  }

  /**
   * Prepares a command and all subcommands that it has by now: UTF-8 on both streams, one-line
   * errors, our exit statuses.
   */
  public static CommandLine installOn(CommandLine commandLine) {
    return OneLineErrors.installOn(commandLine)
        .setOut(writer(new ReadOutput(new FileOutputStream(FileDescriptor.out))))
        .setErr(writer(new FileOutputStream(FileDescriptor.err)));
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
