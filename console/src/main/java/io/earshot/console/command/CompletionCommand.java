package io.earshot.console.command;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion}: a script that completes commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Print a shell script that completes commands and options.",
    footer = {"", "Example:", "  source <(earshot completion bash)"})
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
public final class CompletionCommand implements Runnable {

  /** One script serves both: it loads zsh's emulation of bash completion itself. */
  enum Shell {
    BASH,
    ZSH
  }

  @Parameters(paramLabel = "bash|zsh", description = "Shell to complete in.")
  private Shell shell;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine root = spec.root().commandLine();
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash(root.getCommandName(), root));
    out.flush();
  }
}
