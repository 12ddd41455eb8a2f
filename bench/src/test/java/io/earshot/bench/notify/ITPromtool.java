package io.earshot.bench.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.engine.RuleEngine;
import io.earshot.alerts.rule.file.RulesReading;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Delays;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.state.AlertState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The promtool of Debian judges the same series by the same rules, as far as its language has them,
 * and finds each alert in the same state at each tick.
 */
class ITPromtool {

  private static final int TICKS = 400;
  private static final Labels CALL = Labels.of("session", "c1");

  /** Ranges half a second short: 2.42 closes them on the left too, and Prometheus 3 does not. */
  private static final List<Pair> RULES =
      List.of(
          new Pair("Plain", "measure: max, window: 1s, above: 100ms", "m > 100"),
          new Pair("Held", "measure: max, window: 1s, above: 100ms, for: 4s", "m > 100", "for: 4s"),
          new Pair(
              "Kept",
              "measure: max, window: 1s, above: 100ms, for: 3s, keep_firing_for: 7s",
              "m > 100",
              "for: 3s, keep_firing_for: 7s"),
          new Pair(
              "Max",
              "measure: max, window: 10s, above: 100ms, for: 5s",
              "max_over_time(gappy[9500ms]) > 100",
              "for: 5s"),
          new Pair(
              "Min",
              "measure: min, window: 6s, above: 90ms, keep_firing_for: 2s",
              "min_over_time(gappy[5500ms]) > 90",
              "keep_firing_for: 2s"),
          new Pair(
              "Mean",
              "measure: mean, window: 8s, above: 100.03ms, for: 2s",
              "avg_over_time(gappy[7500ms]) > 100.03",
              "for: 2s"),
          new Pair("Low", "measure: min, window: 1s, below: 70ms", "m < 70"),
          new Pair(
              "Latched",
              "measure: max, window: 1s, above: 110ms, clear: 90ms, for: 2s",
              "m > 110 or (m >= 90 and on(session) ALERTS{alertname=\"Latched\",alertstate=\"firing\"})",
              "for: 2s"));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void findsEachAlertInTheSameStateAtEachTick(long seed) throws Exception {
    Path promtool = DebianTool.find("/usr/bin/promtool", "prometheus");
    List<@Nullable Integer> millis = walk(new SplittableRandom(seed));
    Files.writeString(folder.resolve("rules.yml"), theirRules());
    Path test = Files.writeString(folder.resolve("test.yml"), theirTest(millis, states(millis)));
    Process process =
        new ProcessBuilder(promtool.toString(), "test", "rules", test.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("SUCCESS");
  }

  /** Values near the thresholds and on them; unknown for up to three ticks now and then. */
  private static List<@Nullable Integer> walk(SplittableRandom random) {
    List<@Nullable Integer> millis = new ArrayList<>();
    int value = 95;
    int gap = 0;
    for (int tick = 0; tick < TICKS; tick++) {
      value = Math.max(60, Math.min(130, value + 5 * (random.nextInt(7) - 3)));
      gap = gap > 0 ? gap - 1 : random.nextInt(25) == 0 ? 3 : 0;
      millis.add(gap > 0 ? null : value);
    }
    return millis;
  }

  /** Our state of each alert at each tick, in their words. */
  private static List<Map<String, String>> states(List<@Nullable Integer> millis) {
    List<Map<String, String>> states = new ArrayList<>();
    RuleEngine gappy = RuleEngine.of(ourRules(true), EngineSettings.USUAL);
    RuleEngine whole = RuleEngine.of(ourRules(false), EngineSettings.USUAL);
    Map<String, String> now = new HashMap<>();
    int last = 95;
    for (int tick = 0; tick < TICKS; tick++) {
      Integer value = millis.get(tick);
      last = value == null ? last : value;
      if (value != null) {
        gappy.offer(new Sample(Metric.ICE_RTT, CALL, tick, Delays.ofMillis(value)));
      }
      whole.offer(new Sample(Metric.ICE_RTT, CALL, tick, Delays.ofMillis(last)));
      for (RuleEngine each : List.of(gappy, whole)) {
        each.advance(tick, change -> now.put(change.rule(), inTheirWords(change.to())));
      }
      states.add(Map.copyOf(now));
    }
    return states;
  }

  private static String inTheirWords(AlertState state) {
    return switch (state) {
      case PENDING -> "pending";
      case FIRING, RECOVERING -> "firing";
      default -> "";
    };
  }

  private static RuleSet ourRules(boolean isGappy) {
    String text =
        RULES.stream()
            .filter(each -> each.isGappy() == isGappy)
            .map(
                each ->
                    "  - {alert: "
                        + each.name
                        + ", metric: ice_rtt, scope: call, min_samples: 1, flapping: off, "
                        + each.ours
                        + "}\n")
            .collect(Collectors.joining("", "version: 1\nrules:\n", ""));
    RulesReading reading = RulesReading.of(List.of(new RulesSource("ours.yml", text)));
    assertThat(reading.problems()).isEmpty();
    return reading.rules();
  }

  private static String theirRules() {
    return RULES.stream()
        .map(
            each ->
                "      - {alert: "
                    + each.name
                    + ", expr: '"
                    + each.theirs
                    + "'"
                    + (each.timing.isEmpty() ? "" : ", " + each.timing)
                    + "}\n")
        .collect(
            Collectors.joining("", "groups:\n  - name: g\n    interval: 1s\n    rules:\n", ""));
  }

  private static String theirTest(
      List<@Nullable Integer> millis, List<Map<String, String>> states) {
    StringBuilder text =
        new StringBuilder("rule_files: [rules.yml]\nevaluation_interval: 1s\ntests:\n")
            .append("  - interval: 1s\n    input_series:\n");
    StringBuilder gappy = new StringBuilder();
    StringBuilder whole = new StringBuilder();
    int last = 95;
    for (Integer each : millis) {
      last = each == null ? last : each;
      gappy.append(each == null ? "_" : each.toString()).append(' ');
      whole.append(last).append(' ');
    }
    series(text, "m", whole);
    series(text, "gappy", gappy);
    text.append("    promql_expr_test:\n");
    for (int tick = 0; tick < TICKS; tick++) {
      for (Pair rule : RULES) {
        expect(text, rule.name, tick, states.get(tick).getOrDefault(rule.name, ""));
      }
    }
    return text.toString();
  }

  private static void series(StringBuilder text, String name, StringBuilder values) {
    text.append("      - {series: '").append(name).append("{session=\"c1\"}', values: '");
    text.append(values.toString().strip()).append("'}\n");
  }

  private static void expect(StringBuilder text, String rule, int tick, String state) {
    text.append("      - {expr: 'ALERTS{alertname=\"").append(rule).append("\"}', eval_time: ");
    text.append(tick).append("s, exp_samples: [");
    if (!state.isEmpty()) {
      text.append("{labels: 'ALERTS{alertname=\"").append(rule).append("\",alertstate=\"");
      text.append(state).append("\",session=\"c1\"}', value: 1}");
    }
    text.append("]}\n");
  }

  /**
   * One rule in both languages.
   *
   * @param timing keys that both have
   */
  private record Pair(String name, String ours, String theirs, String timing) {

    Pair(String name, String ours, String theirs) {
      this(name, ours, theirs, "");
    }

    boolean isGappy() {
      return theirs.contains("gappy");
    }
  }
}
