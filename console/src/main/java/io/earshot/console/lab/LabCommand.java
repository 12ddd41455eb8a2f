package io.earshot.console.lab;

import io.earshot.console.lab.clock.ClockCommand;
import io.earshot.console.lab.impair.ImpairCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lab}: simulations, impairment and their scores. */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    description = "Experiments whose truth is known.",
    subcommands = {ClockCommand.class, ImpairCommand.class})
@SuppressWarnings("NullAway.Init") // picocli fills in the spec
public final class LabCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Missing subcommand: " + String.join(", ", spec.subcommands().keySet()));
  }
}
