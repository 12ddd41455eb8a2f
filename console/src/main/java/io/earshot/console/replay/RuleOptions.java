package io.earshot.console.replay;

import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.report.Report;
import io.earshot.console.report.SessionReport;
import io.earshot.console.rules.RuleFiles;
import java.util.List;
import picocli.CommandLine.Option;

/** Options about alerts. */
final class RuleOptions {

  private static final String ALERTS = "alerts";
  private static final String FIRING = "firing";

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "These alert rules instead of Earshot's own (\"defaults\"). Repeatable.")
  private List<String> files = List.of();

  @Option(
      names = "--fail-on",
      paramLabel = "alerts",
      description = "Exit 3 when an alert of a call fires.")
  private String failOn = "";

  /** The files; ends the command if they are not sound, or if it asks for what there is not. */
  List<RulesSource> sound() {
    if (!failOn.isEmpty() && !failOn.equals(ALERTS)) {
      throw CommandFailure.usage(
          "--fail-on: found \"%s\", expected \"%s\"".formatted(failOn, ALERTS));
    }
    return RuleFiles.read(files);
  }

  /** The report, naming rules that are not the usual ones. */
  Report named(Report report) {
    return files.isEmpty() ? report : report.withWhatIf("rules", RuleFiles.shownNames(files));
  }

  /** Whether somebody wants to hear about what is in the report. */
  boolean isFound(Report report) {
    return failOn.equals(ALERTS) && report.sessions().stream().anyMatch(RuleOptions::fires);
  }

  private static boolean fires(SessionReport session) {
    return session.alerts().stream().anyMatch(alert -> alert.state().equals(FIRING));
  }
}
