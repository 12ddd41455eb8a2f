package io.earshot.console.rules;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.file.DefaultRules;
import io.earshot.alerts.rule.file.RulesReading;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.console.command.CommandFailure;
import java.nio.file.Path;
import java.util.List;

/** Rules files that a person named; {@code defaults} are Earshot's own. */
public final class RuleFiles {

  private RuleFiles() {}

  /** Their texts; Earshot's own where nobody named a file. Ends the command if one is not sound. */
  public static List<RulesSource> read(List<String> files) {
    List<RulesSource> sources = sources(files);
    sound(sources);
    return sources;
  }

  /** Their texts; Earshot's own where nobody named a file. Ends the command if one is not there. */
  public static List<RulesSource> sources(List<String> files) {
    return files.isEmpty()
        ? List.of(DefaultRules.source())
        : files.stream().map(RuleFiles::source).toList();
  }

  /** As they may stand in a report: without folders, which differ from machine to machine. */
  public static List<String> shownNames(List<String> files) {
    return files.stream().map(file -> String.valueOf(Path.of(file).getFileName())).toList();
  }

  /** The rules in them. Ends the command if they are not sound. */
  public static RuleSet sound(List<RulesSource> sources) {
    RulesReading reading = RulesReading.of(sources);
    if (!reading.isSound()) {
      throw CommandFailure.failed(reading.problems().get(0).toString(), null);
    }
    return reading.rules();
  }

  private static RulesSource source(String name) {
    if (name.equals(DefaultRules.NAME)) {
      return DefaultRules.source();
    }
    TextFile file = new TextFile(name, System.in);
    return new RulesSource(file.shownName(), file.text());
  }
}
