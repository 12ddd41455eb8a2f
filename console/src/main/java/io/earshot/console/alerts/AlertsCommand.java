package io.earshot.console.alerts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code alerts}: what the rules say about the calls. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = "Alerts of a running pipeline, or of a replay through a broker.",
    subcommands = {AlertsLsCommand.class, AlertsTailCommand.class, AlertsExplainCommand.class},
    footer = {
      "",
      "Examples:",
      "  earshot alerts ls --state firing",
      "  earshot alerts tail --follow",
      "  earshot alerts explain 3f2a91c0de12"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the spec
public final class AlertsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing subcommand: ls, tail or explain");
  }
}
