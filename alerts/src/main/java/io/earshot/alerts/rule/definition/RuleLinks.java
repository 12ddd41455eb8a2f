package io.earshot.alerts.rule.definition;

import io.earshot.alerts.rule.metric.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds what is wrong between rules that are each right by itself. */
public final class RuleLinks {

  private final List<Rule> rules;
  private final Map<String, Rule> byName = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  private RuleLinks(List<Rule> rules) {
    this.rules = rules;
  }

  /** Empty = they fit together. */
  public static List<Fault> faultsOf(List<Rule> rules) {
    RuleLinks links = new RuleLinks(rules);
    links.findTwins();
    rules.forEach(links::findStrangers);
    links.findCycles();
    return links.faults;
  }

  private void findTwins() {
    for (Rule rule : rules) {
      if (byName.putIfAbsent(rule.name(), rule) != null) {
        faults.add(
            new Fault(
                rule,
                "alert: '"
                    + rule.name()
                    + "' is the name of another rule; expected a name of its own, since two rules"
                    + " of one name would write the same alert"));
      }
    }
  }

  private void findStrangers(Rule rule) {
    if (rule.subject() instanceof Subject.RollUp rollUp) {
      expectRule(rule, "roll_up", rollUp.child());
    }
    for (String alert : rule.inhibits().alerts()) {
      if (!alert.equals(Inhibition.ALL) && !AlertsOnRules.isReserved(alert)) {
        expectRule(rule, "inhibits.alerts", alert);
      }
    }
  }

  private void expectRule(Rule rule, String key, String name) {
    if (!byName.containsKey(name)) {
      faults.add(
          new Fault(
              rule,
              key
                  + ": no rule is named '"
                  + name
                  + "'; expected the name of another rule"
                  + NearestName.hint(name, byName.keySet())));
    }
  }

  private void findCycles() {
    Set<String> done = new HashSet<>();
    for (Rule rule : rules) {
      follow(rule, new ArrayList<>(), done);
    }
  }

  private void follow(Rule rule, List<String> path, Set<String> done) {
    int start = path.indexOf(rule.name());
    if (start >= 0) {
      List<String> cycle = new ArrayList<>(path.subList(start, path.size()));
      cycle.add(rule.name());
      faults.add(
          new Fault(
              rule,
              "inhibition goes in a circle: "
                  + String.join(" > ", cycle)
                  + "; expected one that ends, since alerts in a circle silence each other"));
    } else if (done.add(rule.name())) {
      path.add(rule.name());
      heldBackBy(rule).forEach(held -> follow(held, path, done));
      path.remove(path.size() - 1);
    }
  }

  /** Sorted by name, so that a circle is always told from the same end. */
  private Collection<Rule> heldBackBy(Rule rule) {
    Map<String, Rule> held = new TreeMap<>();
    for (Rule other : rules) {
      boolean isChild =
          rule.subject() instanceof Subject.RollUp rollUp && rollUp.child().equals(other.name());
      // "All" means all others.
      boolean isItself = rule.inhibits().alerts().contains(Inhibition.ALL) && other == rule;
      if (isChild || (rule.inhibits().names(other.name()) && !isItself)) {
        held.put(other.name(), other);
      }
    }
    return held.values();
  }

  /** One thing that is wrong, and with which rule. */
  public record Fault(Rule rule, String message) {}
}
