package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.incident.Notice;
import io.earshot.alerts.rule.engine.Acceptance;
import io.earshot.alerts.rule.engine.EngineCounters;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what happened against what a scenario expects. */
final class Comparison {

  private final Scenario scenario;
  private final long startSecond;

  Comparison(Scenario scenario, long startSecond) {
    this.scenario = scenario;
    this.startSecond = startSecond;
  }

  ScenarioResult of(List<Transition> transitions, List<Notice> notices, EngineCounters counters) {
    List<TransitionRow> expected = expectedRows();
    List<TransitionRow> actual =
        transitions.stream()
            .filter(each -> isLookedAt(each.rule()))
            .map(this::row)
            .sorted()
            .toList();
    List<NoticeRow> expectedSent = expectedNotices();
    List<NoticeRow> actualSent = expectedSent == null ? null : noticeRows(notices);
    List<String> complaints = new ArrayList<>();
    scenario.expected().forEach(each -> checkTexts(each, transitions, complaints));
    if (scenario.sent() != null) {
      List<Transition> told = notices.stream().map(Notice::alert).toList();
      scenario.sent().forEach(each -> checkTexts(each, told, complaints));
    }
    scenario.counters().forEach((name, count) -> checkCounter(name, count, counters, complaints));
    boolean passed =
        areMet(expected, actual)
            && (expectedSent == null || expectedSent.equals(actualSent))
            && complaints.isEmpty();
    return new ScenarioResult(
        scenario.name(), passed, expected, actual, expectedSent, actualSent, complaints);
  }

  private boolean isLookedAt(String rule) {
    return scenario.only().isEmpty() || scenario.only().contains(rule);
  }

  private static boolean areMet(List<TransitionRow> expected, List<TransitionRow> actual) {
    boolean areMet = expected.size() == actual.size();
    for (int i = 0; areMet && i < expected.size(); i++) {
      areMet = expected.get(i).isMetBy(actual.get(i));
    }
    return areMet;
  }

  private TransitionRow row(Transition transition) {
    return new TransitionRow(
        tickOf(transition.tick()),
        transition.rule(),
        transition.labels(),
        transition.from().key(),
        transition.to().key(),
        transition.reason().key(),
        transition.severity());
  }

  private int tickOf(long second) {
    return (int) Math.floorDiv(second - startSecond, scenario.tickSeconds());
  }

  private List<TransitionRow> expectedRows() {
    List<TransitionRow> rows = new ArrayList<>();
    for (ExpectedAlert alert : scenario.expected()) {
      String from = AlertState.INACTIVE.key();
      for (StateToken token : alert.states()) {
        rows.add(
            new TransitionRow(
                token.tick(),
                alert.rule(),
                alert.labels(),
                from,
                token.state(),
                token.reason(),
                token.severity()));
        from = token.state();
      }
    }
    return rows.stream().sorted().toList();
  }

  private @Nullable List<NoticeRow> expectedNotices() {
    if (scenario.sent() == null) {
      return null;
    }
    return scenario.sent().stream()
        .flatMap(
            alert ->
                alert.states().stream()
                    .map(
                        token ->
                            new NoticeRow(
                                token.tick(), alert.rule(), alert.labels(), token.state())))
        .sorted()
        .toList();
  }

  private List<NoticeRow> noticeRows(List<Notice> notices) {
    AlertState[] told = {AlertState.RESOLVED, AlertState.FIRING};
    return notices.stream()
        .filter(each -> isLookedAt(each.alert().rule()))
        .map(
            each ->
                new NoticeRow(
                    tickOf(each.tick()),
                    each.alert().rule(),
                    each.alert().labels(),
                    told[each.isFiring() ? 1 : 0].key()))
        .sorted()
        .toList();
  }

  private static void checkTexts(
      ExpectedAlert expected, List<Transition> seen, List<String> complaints) {
    Map<Labels, Transition> lastByLabels = new HashMap<>();
    seen.stream()
        .filter(each -> each.rule().equals(expected.rule()))
        .forEach(each -> lastByLabels.put(each.labels(), each));
    Transition last = lastByLabels.get(expected.labels());
    Map<String, String> texts = last == null ? Map.of() : last.annotations();
    expected
        .annotations()
        .forEach(
            (name, text) -> {
              if (!text.equals(texts.get(name))) {
                complaints.add(
                    expected.rule()
                        + expected.labels()
                        + ": annotation "
                        + name
                        + ": expected '"
                        + text
                        + "', got '"
                        + texts.get(name)
                        + "'");
              }
            });
  }

  private static void checkCounter(
      String name, long expected, EngineCounters counters, List<String> complaints) {
    long actual = counters.of(Acceptance.valueOf(name.toUpperCase(Locale.ROOT)));
    if (actual != expected) {
      complaints.add("samples " + name + ": expected " + expected + ", got " + actual);
    }
  }
}
