package io.earshot.console.sessions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sessions}: what the pipeline knows of its calls. */
@Command(
    name = "sessions",
    mixinStandardHelpOptions = true,
    description = "Sessions of a running pipeline, or of a replay through a broker.",
    subcommands = {
      SessionsLsCommand.class,
      SessionsShowCommand.class,
      SessionsExplainCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  earshot sessions ls",
      "  earshot sessions show my-call",
      "  earshot sessions explain my-call"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the spec
public final class SessionsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing subcommand: ls, show or explain");
  }
}
