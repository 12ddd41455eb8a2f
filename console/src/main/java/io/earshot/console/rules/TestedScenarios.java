package io.earshot.console.rules;

import io.earshot.alerts.rule.file.DefaultRules;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.alerts.rule.scenario.ScenarioCase;
import io.earshot.alerts.rule.scenario.ScenarioFile;
import io.earshot.alerts.rule.scenario.ScenarioResult;
import io.earshot.alerts.rule.yaml.Problem;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of scenarios, run.
 *
 * @param problems why they could not be read; empty = they could
 */
record TestedScenarios(String file, List<ScenarioResult> results, List<Problem> problems) {

  static TestedScenarios of(String name, InputStream stdin) {
    TextFile file = new TextFile(name, stdin);
    ScenarioFile read =
        ScenarioFile.read(
            file.shownName(), file.text(), rules -> rulesBeside(Path.of(name), rules));
    boolean isSound = read.problems().isEmpty();
    List<ScenarioResult> results =
        isSound ? read.cases().stream().map(ScenarioCase::run).toList() : List.of();
    return new TestedScenarios(file.shownName(), results, read.problems());
  }

  private static @Nullable RulesSource rulesBeside(Path scenarios, String name) {
    if (name.equals(DefaultRules.NAME)) {
      return DefaultRules.source();
    }
    try {
      Path path = scenarios.resolveSibling(name);
      return Files.isReadable(path)
          ? new RulesSource(
              name, new TextFile(path.toString(), InputStream.nullInputStream()).text())
          : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  boolean passed() {
    return problems.isEmpty() && results.stream().allMatch(ScenarioResult::passed);
  }

  RulesTestReport.TestedFile report() {
    return new RulesTestReport.TestedFile(
        file,
        passed(),
        results.stream().map(RulesTestReport.Result::of).toList(),
        problems.stream().map(Problem::toString).toList());
  }
}
