package io.earshot.console.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** A command line whose output has the same bytes in every locale. */
public final class Utf8CommandLine {

  private Utf8CommandLine() {}

  /** Prepares the root command: UTF-8 on both streams, one-line errors, our exit statuses. */
  public static CommandLine of(Object rootCommand) {
    return OneLineErrors.installOn(new CommandLine(rootCommand))
        .setOut(writer(FileDescriptor.out))
        .setErr(writer(FileDescriptor.err));
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
  }
}
