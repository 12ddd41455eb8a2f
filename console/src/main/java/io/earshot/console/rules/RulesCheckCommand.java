package io.earshot.console.rules;

import io.earshot.alerts.rule.file.RulesReading;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.console.command.ExitStatus;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules check}: whether rules files can be used together. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Check rules files, all of them as if they were used together.",
      "Says how many rules each has, or what is wrong, one line each: file:line: what."
    },
    footer = {
      "",
      "Examples:",
      "  earshot rules check alerts.yml",
      "  earshot rules check rules/*.yml",
      "  generate-rules | earshot rules check -"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
public final class RulesCheckCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Rules in YAML; - is stdin.")
  private List<String> files;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<RulesSource> sources =
        files.stream()
            .map(name -> new TextFile(name, System.in))
            .map(file -> new RulesSource(file.shownName(), file.text()))
            .toList();
    RulesReading reading = RulesReading.of(sources);
    if (!reading.isSound()) {
      PrintWriter err = spec.commandLine().getErr();
      reading.problems().forEach(err::println);
      err.flush();
      return ExitStatus.FAILED;
    }
    PrintWriter out = spec.commandLine().getOut();
    reading
        .countByFile()
        .forEach(
            (file, count) ->
                out.print(file + ": " + count + (count == 1 ? " rule" : " rules") + "\n"));
    out.flush();
    return ExitStatus.OK;
  }
}
