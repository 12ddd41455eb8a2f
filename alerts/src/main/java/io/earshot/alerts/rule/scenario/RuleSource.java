package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.file.RulesReading;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.alerts.rule.yaml.Fields;
import io.earshot.alerts.rule.yaml.Problems;
import io.earshot.alerts.rule.yaml.YamlMap;
import io.earshot.alerts.rule.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the scenarios of a file have their rules from: keys {@code rules} and {@code rule_files}.
 */
final class RuleSource {

  private final RuleFileLookup lookup;
  private final long tickSeconds;
  private final Problems problems;
  private @Nullable RuleSet usual;

  RuleSource(RuleFileLookup lookup, long tickSeconds, Problems problems) {
    this.lookup = lookup;
    this.tickSeconds = tickSeconds;
    this.problems = problems;
  }

  /** Reads rules for those scenarios of the file that have none of their own. */
  void takeUsual(YamlMap root) {
    usual = rulesAt(root);
  }

  /** Rules of a scenario; null = it has none, or problems. */
  @Nullable RuleSet rulesOf(YamlMap scenario) {
    if (scenario.has("rules") || scenario.has("rule_files")) {
      return rulesAt(scenario);
    }
    if (usual == null && problems.isEmpty()) {
      scenario.problem("rules", "found no rules; expected 'rules' or 'rule_files'");
    }
    return usual;
  }

  /** Rules that stand in a map; null = none do, or they have problems. */
  @Nullable RuleSet rulesAt(YamlMap map) {
    RulesReading reading = reading(map);
    if (reading == null) {
      return null;
    }
    if (!reading.isSound()) {
      reading.problems().stream()
          .filter(problem -> !problem.file().equals(problems.file()))
          .forEach(problem -> map.problem("rule_files", problem.toString()));
      return null;
    }
    RuleSet rules = reading.rules();
    for (Rule rule : rules.rules()) {
      if (rule.timing().intervalSeconds() % tickSeconds != 0) {
        map.problem(
            "rules",
            "interval of "
                + rule.name()
                + ": found "
                + rule.timing().intervalSeconds()
                + "s; expected a multiple of the scenario's "
                + tickSeconds
                + "s");
      }
    }
    return rules;
  }

  private @Nullable RulesReading reading(YamlMap map) {
    YamlValue list = map.get("rules");
    if (list != null) {
      if (map.has("rule_files")) {
        map.problem("rule_files", "found 'rule_files' beside 'rules'; expected one of them");
      }
      return RulesReading.ofList(list, problems, tickSeconds);
    } else if (!map.has("rule_files")) {
      return null;
    }
    List<RulesSource> sources = new ArrayList<>();
    for (String name : new Fields(map).texts("rule_files")) {
      RulesSource source = lookup.find(name);
      if (source == null) {
        map.problem("rule_files", "found no file '" + name + "' beside this one");
      } else {
        sources.add(source);
      }
    }
    return RulesReading.of(sources, tickSeconds);
  }

  /** Reads rules that ought to be refused, with problems of their own. */
  RulesReading separately(YamlMap map) {
    Problems own = new Problems(problems.file());
    YamlValue list = map.get("rules");
    return list == null
        ? RulesReading.of(List.of(), tickSeconds)
        : RulesReading.ofList(list.notingIn(own), own, tickSeconds);
  }
}
