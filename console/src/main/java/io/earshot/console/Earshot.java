package io.earshot.console;

import io.earshot.console.alerts.AlertsCommand;
import io.earshot.console.command.CompletionCommand;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.QuietLogs;
import io.earshot.console.command.Utf8CommandLine;
import io.earshot.console.command.Version;
import io.earshot.console.demo.DemoCommand;
import io.earshot.console.doctor.DoctorCommand;
import io.earshot.console.edge.EdgeOptions;
import io.earshot.console.lab.LabCommand;
import io.earshot.console.live.LiveCompanion;
import io.earshot.console.mos.MosCommand;
import io.earshot.console.replay.ReplayCommand;
import io.earshot.console.rules.RulesCommand;
import io.earshot.console.sessions.SessionsCommand;
import io.earshot.console.stack.UpCommand;
import io.earshot.console.topics.SchemasCommand;
import io.earshot.console.topics.TopicsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code earshot} command: stdout carries data, stderr messages, the exit code the verdict. */
@Command(
    name = "earshot",
    description = "Telemetry for real-time voice: what each hop of a call costs, and why.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT)
public final class Earshot implements Runnable {

  @SuppressWarnings("NullAway.Init") // picocli sets it before run().
  @Spec
  private CommandSpec spec;

  public static void main(String[] args) {
    QuietLogs.establish();
    CommandLine commandLine = commandLine();
    try {
      System.exit(commandLine.execute(args));
    } catch (LinkageError | VirtualMachineError e) {
      // Picocli hands on exceptions only; a person gets one line for these, too.
      commandLine.getErr().println("earshot: " + e);
      System.exit(ExitStatus.FAILED);
    }
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Earshot());
    EdgeOptions edge = new EdgeOptions();
    commandLine.addSubcommand(new DemoCommand());
    commandLine.addSubcommand(new ReplayCommand());
    commandLine.addSubcommand(new MosCommand());
    LiveCompanion companion = new LiveCompanion(edge);
    CommandLine up = new CommandLine(new UpCommand(companion, edge));
    up.addMixin("live", companion);
    commandLine.addSubcommand(up);
    commandLine.addSubcommand(new SessionsCommand());
    commandLine.addSubcommand(new AlertsCommand());
    commandLine.addSubcommand(new RulesCommand());
    commandLine.addSubcommand(new TopicsCommand());
    commandLine.addSubcommand(new SchemasCommand());
    commandLine.addSubcommand(new DoctorCommand());
    commandLine.addSubcommand(new LabCommand());
    commandLine.addSubcommand(new CompletionCommand());
    // Last: what is added later would get none of it.
    return Utf8CommandLine.installOn(commandLine);
  }

  /** Called without a subcommand. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "missing command");
  }
}
