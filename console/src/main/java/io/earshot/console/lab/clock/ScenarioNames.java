package io.earshot.console.lab.clock;

import io.earshot.console.command.CommandFailure;
import io.earshot.lab.clock.simulation.Scenario;
import io.earshot.lab.clock.simulation.Scenarios;
import java.util.List;
import java.util.stream.Collectors;

/** Scenarios by their short names. */
final class ScenarioNames {

  private static final String ALL = "all";

  private ScenarioNames() {}

  /** Those of a comma-separated list, in the order of their names, each once. */
  static List<Scenario> choose(String list) {
    List<String> names = List.of(list.split(",", -1));
    if (names.stream().anyMatch(ALL::equalsIgnoreCase)) {
      return Scenarios.all();
    }
    for (String name : names) {
      if (Scenarios.all().stream().noneMatch(each -> each.id().equalsIgnoreCase(name))) {
        throw CommandFailure.usage(
            "--scenario '" + name + "': no such scenario; take all or some of " + known());
      }
    }
    return Scenarios.all().stream()
        .filter(each -> names.stream().anyMatch(each.id()::equalsIgnoreCase))
        .toList();
  }

  private static String known() {
    return Scenarios.all().stream().map(Scenario::id).collect(Collectors.joining(","));
  }
}
