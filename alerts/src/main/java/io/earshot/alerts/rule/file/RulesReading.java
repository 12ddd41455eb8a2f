package io.earshot.alerts.rule.file;

import io.earshot.alerts.rule.definition.RuleLinks;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.yaml.Fields;
import io.earshot.alerts.rule.yaml.Problem;
import io.earshot.alerts.rule.yaml.Problems;
import io.earshot.alerts.rule.yaml.YamlMap;
import io.earshot.alerts.rule.yaml.YamlText;
import io.earshot.alerts.rule.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of reading rules files together: all of their rules, or all that is wrong with them.
 * Half a set of rules is none: a rule that is missing looks like a call that is well.
 */
public final class RulesReading {

  /** Evaluation happens at these ticks where a rule says nothing else. */
  public static final long USUAL_INTERVAL_SECONDS = 1;

  private static final String VERSION = "1";

  private final List<LocatedRule> rules = new ArrayList<>();
  private final List<Problems> problems = new ArrayList<>();
  private final Map<String, Integer> countByFile = new LinkedHashMap<>();
  private final long intervalSeconds;

  private RulesReading(long intervalSeconds) {
    this.intervalSeconds = intervalSeconds;
  }

  /** Reads files that are used together. */
  public static RulesReading of(List<RulesSource> sources) {
    return of(sources, USUAL_INTERVAL_SECONDS);
  }

  /** Reads files together; rules that name no interval have this one. */
  public static RulesReading of(List<RulesSource> sources, long intervalSeconds) {
    RulesReading reading = new RulesReading(intervalSeconds);
    sources.forEach(reading::read);
    reading.link();
    return reading;
  }

  /** Takes a list of rules out of another file, with its problems. */
  public static RulesReading ofList(YamlValue list, Problems problems, long intervalSeconds) {
    RulesReading reading = new RulesReading(intervalSeconds);
    reading.problems.add(problems);
    reading.readList(list, problems);
    reading.link();
    return reading;
  }

  private void read(RulesSource source) {
    Problems found = new Problems(source.file());
    problems.add(found);
    int before = rules.size();
    YamlMap root = YamlText.map(source.text(), found);
    if (root != null) {
      root.refuseOthers(List.of("version", "rules"));
      if (root.expect("version", "version: " + VERSION) != null) {
        new Fields(root).choice("version", List.of(VERSION));
      }
      YamlValue list = root.expect("rules", "a list of rules");
      if (list != null) {
        readList(list, found);
      }
    }
    countByFile.put(source.file(), rules.size() - before);
  }

  private void readList(YamlValue list, Problems found) {
    for (YamlValue each : list.list()) {
      YamlMap map = each.map();
      if (map != null) {
        RuleReader reader = new RuleReader(map, intervalSeconds, each.canonical());
        reader.read().ifPresent(rule -> rules.add(new LocatedRule(rule, map.line(), found)));
      }
    }
  }

  private void link() {
    for (RuleLinks.Fault fault :
        RuleLinks.faultsOf(rules.stream().map(LocatedRule::rule).toList())) {
      rules.stream()
          .filter(each -> each.rule() == fault.rule())
          .findFirst()
          .ifPresent(each -> each.problems().add(each.line(), fault.message()));
    }
  }

  public boolean isSound() {
    return problems.stream().allMatch(Problems::isEmpty);
  }

  /** By file, then line; empty = sound. */
  public List<Problem> problems() {
    return problems.stream().flatMap(each -> each.sorted().stream()).toList();
  }

  /** Rules of each file, in the order of the files. */
  public Map<String, Integer> countByFile() {
    return countByFile;
  }

  /** Rules as far as they could be read, each with its place; in the order of the files. */
  public List<LocatedRule> located() {
    return List.copyOf(rules);
  }

  /** The rules, if they are sound. */
  public RuleSet rules() {
    if (!isSound()) {
      throw new IllegalStateException("rules with problems: " + problems());
    }
    return RuleSet.of(rules.stream().map(LocatedRule::rule).toList());
  }
}
