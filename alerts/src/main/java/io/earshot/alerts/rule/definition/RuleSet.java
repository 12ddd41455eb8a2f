package io.earshot.alerts.rule.definition;

import io.earshot.alerts.rule.series.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rules that fit together. Their order is by name, roll-ups behind what they roll up: moving a rule
 * to another place or file changes nothing.
 */
public final class RuleSet {

  public static final RuleSet EMPTY = RuleSet.of(List.of());

  private final Map<String, Rule> byName = new LinkedHashMap<>();

  private RuleSet() {}

  /** Refuses rules that {@link RuleLinks} finds fault with. */
  public static RuleSet of(List<Rule> rules) {
    List<RuleLinks.Fault> faults = RuleLinks.faultsOf(rules);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(faults.get(0).message());
    }
    RuleSet set = new RuleSet();
    List<Rule> open = new ArrayList<>(rules);
    open.sort(Comparator.comparing(Rule::name));
    while (!open.isEmpty()) {
      // Not cyclic, so every round places at least one.
      List<Rule> ready = open.stream().filter(set::isReady).toList();
      ready.forEach(rule -> set.byName.put(rule.name(), rule));
      open.removeAll(ready);
    }
    return set;
  }

  private boolean isReady(Rule rule) {
    return !(rule.subject() instanceof Subject.RollUp rollUp) || byName.containsKey(rollUp.child());
  }

  /** In order of evaluation. */
  public Iterable<Rule> rules() {
    return byName.values();
  }

  public int size() {
    return byName.size();
  }

  /** Null = no such rule. */
  public @Nullable Rule named(String name) {
    return byName.get(name);
  }

  /**
   * Labels that others compare alerts of this rule by and that are not part of their identity: a
   * call's SFU, where alerts of calls are rolled up by SFU.
   */
  public Set<String> contextNames(Rule rule) {
    Set<String> names = new TreeSet<>(rule.inhibits().equal());
    for (Rule other : byName.values()) {
      if (other.inhibits().names(rule.name())) {
        names.addAll(other.inhibits().equal());
      }
      if (other.subject() instanceof Subject.RollUp rollUp && rollUp.child().equals(rule.name())) {
        names.addAll(other.scope().labels());
      }
    }
    names.removeAll(rule.scope().labels());
    names.removeAll(rule.labels().asMap().keySet());
    return names;
  }

  /**
   * Whether alerts of one rule hold those of another back where they fire in the same place. A
   * roll-up holds back what it rolls up.
   *
   * @param source all labels of the alert that fires, context included
   * @param target those of the other
   */
  public static boolean inhibits(Rule rule, Labels source, String targetRule, Labels target) {
    if (rule.subject() instanceof Subject.RollUp rollUp && rollUp.child().equals(targetRule)) {
      return sameIn(rule.scope().labels(), source, target);
    }
    return rule.inhibits().names(targetRule)
        && !rule.name().equals(targetRule)
        && sameIn(rule.inhibits().equal(), source, target);
  }

  private static boolean sameIn(List<String> names, Labels source, Labels target) {
    Labels compared = source.only(names);
    return compared != null && target.includes(compared);
  }
}
