package io.earshot.alerts.explanation;

import io.earshot.alerts.rule.definition.Condition;
import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.Severity;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.file.DefaultRules;
import io.earshot.alerts.rule.metric.Unit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule and where it is written.
 *
 * @param file as whoever started Earshot named it
 * @param line 1 is the first
 */
public record KnownRule(Rule rule, String file, int line) {

  /** {@code file:line}, or {@code shipped} of a rule that Earshot brings along. */
  public String source() {
    return file.equals(DefaultRules.NAME) ? "shipped" : file + ":" + line;
  }

  /** In the words of a rules file, e.g. {@code above: 2 %, clear: 1 %}. */
  public String condition() {
    if (rule.isAbsence()) {
      return "measure: absent";
    }
    Condition condition = rule.condition();
    String key = condition.isAbove() ? "above: " : "below: ";
    Double clear = condition.clear();
    return key
        + thresholds(condition.severities(), rule.unit())
        + (clear == null ? "" : ", clear: " + rule.unit().format(clear));
  }

  private static String thresholds(List<Severity> severities, Unit unit) {
    if (severities.size() == 1) {
      return formatted(severities.get(0).threshold(), unit);
    }
    return severities.stream()
        .map(each -> each.name() + ": " + formatted(each.threshold(), unit))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String formatted(@Nullable Double threshold, Unit unit) {
    return threshold == null ? "none" : unit.format(threshold);
  }

  /** Unit of its values for programs: ms, ratio, mos, count, or s of silence. */
  public String unit() {
    if (rule.isAbsence()) {
      return "s";
    }
    return switch (rule.unit()) {
      case MILLISECONDS -> "ms";
      case RATIO -> "ratio";
      case MOS -> "mos";
      case COUNT -> "count";
    };
  }

  /** One of its values for people, e.g. {@code 4.1 %}. */
  public String format(double value) {
    return rule.isAbsence() ? rule.unit().format(value) + " s" : rule.unit().format(value);
  }

  /** Null = it counts alerts of another rule. */
  public Subject.@Nullable Metered metered() {
    return rule.subject() instanceof Subject.Metered metered ? metered : null;
  }
}
