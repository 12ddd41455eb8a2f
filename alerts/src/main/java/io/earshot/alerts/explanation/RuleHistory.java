package io.earshot.alerts.explanation;

import io.earshot.alerts.record.RulesRecord;
import io.earshot.alerts.rule.definition.AlertsOnRules;
import io.earshot.alerts.rule.file.LocatedRule;
import io.earshot.alerts.rule.file.RulesReading;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules as they were and are, with their places: which one judged a second is a question of
 * event time and of the hash that the change carries. Not thread-safe.
 */
public final class RuleHistory {

  /** Earlier editions are forgotten: an alert that old is not explained by its rule. */
  private static final int MAX_EDITIONS = 200;

  private final TreeMap<Long, List<KnownRule>> bySecond = new TreeMap<>();

  /** Takes a record of the topic of rules; one that is not sound was never in force. */
  public void learn(RulesRecord rules) {
    RulesReading reading = RulesReading.of(rules.files());
    if (reading.isSound()) {
      bySecond.putIfAbsent(
          rules.fromSecond(), reading.located().stream().map(RuleHistory::known).toList());
      if (bySecond.size() > MAX_EDITIONS) {
        bySecond.pollFirstEntry();
      }
    }
  }

  private static KnownRule known(LocatedRule located) {
    return new KnownRule(located.rule(), located.problems().file(), located.line());
  }

  /**
   * The rule that made a change; null = it is not known any more.
   *
   * @param hash of the rule, as the change has it
   */
  public @Nullable KnownRule at(long second, String name, String hash) {
    Map.Entry<Long, List<KnownRule>> inForce = bySecond.floorEntry(second);
    KnownRule found = inForce == null ? null : named(name, hash, inForce.getValue());
    if (found != null) {
      return found;
    }
    // A task hears of new rules a moment before or after the second from which they hold.
    return bySecond.descendingMap().values().stream()
        .map(edition -> named(name, hash, edition))
        .filter(rule -> rule != null)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable KnownRule named(String name, String hash, List<KnownRule> edition) {
    return edition.stream()
        .filter(each -> each.rule().name().equals(name) && each.rule().hash().equals(hash))
        .findFirst()
        .orElse(null);
  }

  /** Why {@link #at} knows no rule of this name. */
  public String reasonFor(String name) {
    if (AlertsOnRules.isReserved(name)) {
      return name + " is Earshot's own alert about a rule; its label alert names that rule";
    }
    return bySecond.isEmpty()
        ? "the topic of rules has none that can be read"
        : "no rules file that is known has " + name + " as it was then";
  }
}
