package io.earshot.console.rules;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rules}: what promtool is to Prometheus. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Check and test alert rules.",
    subcommands = {RulesCheckCommand.class, RulesTestCommand.class})
@SuppressWarnings("NullAway.Init") // picocli fills in the spec
public final class RulesCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing subcommand: check or test");
  }
}
