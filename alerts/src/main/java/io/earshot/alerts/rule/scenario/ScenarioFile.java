package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.rule.yaml.Fields;
import io.earshot.alerts.rule.yaml.Problem;
import io.earshot.alerts.rule.yaml.Problems;
import io.earshot.alerts.rule.yaml.YamlMap;
import io.earshot.alerts.rule.yaml.YamlText;
import io.earshot.alerts.rule.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file of scenarios: all of them, or all that is wrong with it. */
public final class ScenarioFile {

  private static final List<String> KEYS = List.of("interval", "rules", "rule_files", "scenarios");
  private static final long DAY_SECONDS = 86_400;

  private final Problems problems;
  private final List<ScenarioCase> cases = new ArrayList<>();

  private ScenarioFile(String file) {
    this.problems = new Problems(file);
  }

  public static ScenarioFile read(String file, String text, RuleFileLookup lookup) {
    ScenarioFile read = new ScenarioFile(file);
    YamlMap root = YamlText.map(text, read.problems);
    if (root != null) {
      root.refuseOthers(KEYS);
      long tickSeconds = new Fields(root).seconds("interval", 1, 1, DAY_SECONDS);
      RuleSource rules = new RuleSource(lookup, tickSeconds, read.problems);
      rules.takeUsual(root);
      YamlValue list = root.expect("scenarios", "a list of scenarios");
      if (list != null) {
        list.list().forEach(each -> read.take(each.map(), tickSeconds, rules));
      }
    }
    return read;
  }

  private void take(@Nullable YamlMap map, long tickSeconds, RuleSource rules) {
    if (map != null) {
      ScenarioCase read = new ScenarioReader(map, tickSeconds, rules).read();
      if (read != null) {
        cases.add(read);
      }
    }
  }

  /** By line; empty = sound. */
  public List<Problem> problems() {
    return problems.sorted();
  }

  public List<ScenarioCase> cases() {
    return cases;
  }
}
