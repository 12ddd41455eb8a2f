package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.rule.series.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The same scenario in other circumstances that must not matter. */
final class Variations {

  private static final Set<String> NAMED_BY_RULES = Set.of("hop", "scale", "alert");

  private Variations() {}

  /** Series in another order, the labels of each written in another order, too. */
  static Scenario shuffled(Scenario scenario, Random random) {
    List<SeriesLine> lines = new ArrayList<>();
    for (SeriesLine line : scenario.series()) {
      lines.add(new SeriesLine(line.metric(), reordered(line.labels(), random), line.arrivals()));
    }
    Collections.shuffle(lines, random);
    return withSeries(scenario, lines);
  }

  private static Labels reordered(Labels labels, Random random) {
    List<Map.Entry<String, String>> entries = new ArrayList<>(labels.asMap().entrySet());
    Collections.shuffle(entries, random);
    Map<String, String> map = new LinkedHashMap<>();
    entries.forEach(each -> map.put(each.getKey(), each.getValue()));
    return Labels.of(map);
  }

  /** Every sample twice. */
  static Scenario doubled(Scenario scenario) {
    List<SeriesLine> lines = new ArrayList<>(scenario.series());
    lines.addAll(scenario.series());
    return withSeries(scenario, lines);
  }

  /** Stopped and restored at these ticks, too. */
  static Scenario restarted(Scenario scenario, Set<Integer> ticks) {
    Scenario.Conditions was = scenario.conditions();
    Set<Integer> all = new TreeSet<>(was.restarts());
    all.addAll(ticks);
    Scenario.Conditions conditions =
        new Scenario.Conditions(
            was.graceTicks(), was.resendSeconds(), was.deliveredAfterSeconds(), all, was.reloads());
    return copy(scenario, conditions, scenario.series(), scenario.expected(), scenario.sent());
  }

  /** Sessions, participants and places under other names, expectations too. */
  static Scenario renamed(Scenario scenario) {
    Function<Labels, Labels> rename =
        labels -> {
          Map<String, String> map = labels.asMap();
          map.replaceAll((name, value) -> isFree(name) ? "x" + value.hashCode() : value);
          return Labels.of(map);
        };
    List<SeriesLine> lines =
        scenario.series().stream()
            .map(
                line -> new SeriesLine(line.metric(), rename.apply(line.labels()), line.arrivals()))
            .toList();
    Function<ExpectedAlert, ExpectedAlert> renameAlert =
        alert ->
            // Texts name what was renamed.
            new ExpectedAlert(alert.rule(), rename.apply(alert.labels()), alert.states(), Map.of());
    return copy(
        scenario,
        scenario.conditions(),
        lines,
        scenario.expected().stream().map(renameAlert).toList(),
        scenario.sent() == null ? null : scenario.sent().stream().map(renameAlert).toList());
  }

  /** Rules name hops and scales, and alerts their rules. */
  private static boolean isFree(String label) {
    return !NAMED_BY_RULES.contains(label);
  }

  static Scenario withSeries(Scenario scenario, List<SeriesLine> lines) {
    return copy(scenario, scenario.conditions(), lines, scenario.expected(), scenario.sent());
  }

  private static Scenario copy(
      Scenario scenario,
      Scenario.Conditions conditions,
      List<SeriesLine> lines,
      List<ExpectedAlert> expected,
      @Nullable List<ExpectedAlert> sent) {
    return new Scenario(
        scenario.name(),
        scenario.tickSeconds(),
        scenario.lastTick(),
        conditions,
        scenario.rules(),
        lines,
        scenario.only(),
        expected,
        sent,
        Map.of());
  }
}
