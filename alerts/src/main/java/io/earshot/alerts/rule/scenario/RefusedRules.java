package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.rule.file.RulesReading;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario whose rules ought to be refused.
 *
 * @param expected parts of the messages, one each
 */
record RefusedRules(String name, RulesReading reading, List<String> expected)
    implements ScenarioCase {

  @Override
  public ScenarioResult run() {
    List<String> found =
        new ArrayList<>(reading.problems().stream().map(each -> each.toString()).toList());
    List<String> complaints = new ArrayList<>();
    for (String part : expected) {
      boolean isFound = found.stream().anyMatch(each -> each.contains(part));
      found.removeIf(each -> each.contains(part));
      if (!isFound) {
        complaints.add("rules not refused with: " + part);
      }
    }
    found.forEach(each -> complaints.add("rules refused with: " + each));
    return new ScenarioResult(
        name, complaints.isEmpty(), List.of(), List.of(), null, null, complaints);
  }
}
