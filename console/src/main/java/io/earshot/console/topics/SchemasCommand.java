package io.earshot.console.topics;

import io.earshot.console.command.CommandFailure;
import io.earshot.console.command.ExitStatus;
import io.earshot.schemas.file.SchemaFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code schemas}: the contract as files that any client can produce and read with. */
@Command(
    name = "schemas",
    mixinStandardHelpOptions = true,
    description = "Write the Avro schemas, one file per subject.",
    footer = {"", "Example:", "  earshot schemas --out schemas/"})
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
public final class SchemasCommand implements Callable<Integer> {

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Made if missing.")
  private Path directory;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      PrintWriter out = spec.commandLine().getOut();
      for (Path file : SchemaFiles.writeAll(directory)) {
        out.print(file + "\n");
      }
      out.flush();
      return ExitStatus.OK;
    } catch (IOException e) {
      throw CommandFailure.failed(directory + ": cannot write: " + e.getMessage(), e);
    }
  }
}
