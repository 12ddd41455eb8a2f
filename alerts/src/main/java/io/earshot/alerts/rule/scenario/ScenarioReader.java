package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.engine.Acceptance;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.metric.NearestName;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.yaml.Fields;
import io.earshot.alerts.rule.yaml.YamlMap;
import io.earshot.alerts.rule.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one scenario; what is wrong goes to the problems of its file. */
final class ScenarioReader {

  private static final List<String> KEYS =
      List.of(
          "name",
          "rules",
          "rule_files",
          "refused",
          "series",
          "ticks",
          "grace",
          "resend",
          "delivered_after",
          "restart",
          "reload",
          "only",
          "expect",
          "sent",
          "counters");
  private static final List<String> COUNTERS =
      Arrays.stream(Acceptance.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  private static final int MAX_TICKS = 100_000;
  private static final long YEAR_SECONDS = 31_536_000;
  private static final long USUAL_RESEND_SECONDS = 60;

  private final YamlMap map;
  private final Fields fields;
  private final long tickSeconds;
  private final RuleSource rules;
  private int tickCount;

  ScenarioReader(YamlMap map, long tickSeconds, RuleSource rules) {
    this.map = map;
    this.fields = new Fields(map);
    this.tickSeconds = tickSeconds;
    this.rules = rules;
  }

  /** Null = nothing that could run. */
  @Nullable ScenarioCase read() {
    map.refuseOthers(KEYS);
    map.expect("name", "what the scenario shows");
    String name = map.text("name");
    if (name == null) {
      return null;
    } else if (map.has("refused")) {
      return new RefusedRules(name, rules.separately(map), fields.texts("refused"));
    }
    RuleSet ruleSet = rules.rulesOf(map);
    List<SeriesLine> series = series();
    int ticks = (int) fields.count("ticks", tickCount, 1, MAX_TICKS);
    map.expect("expect", "a list of alerts with their states; [] for none");
    Scenario.Conditions conditions = conditions();
    List<ExpectedAlert> expected = alerts("expect");
    List<ExpectedAlert> sent = map.has("sent") ? alerts("sent") : null;
    Map<String, Long> counters = counters();
    if (ruleSet == null || !map.problems().isEmpty()) {
      return null;
    }
    return new ScenarioRun(
        new Scenario(
            name,
            tickSeconds,
            ticks - 1,
            conditions,
            ruleSet,
            series,
            Set.copyOf(fields.texts("only")),
            expected,
            sent,
            counters));
  }

  private List<SeriesLine> series() {
    List<SeriesLine> lines = new ArrayList<>();
    YamlValue list = map.get("series");
    if (list != null) {
      for (YamlValue each : list.list()) {
        YamlMap line = each.map();
        SeriesLine read = line == null ? null : seriesLine(line);
        if (read != null) {
          lines.add(read);
        }
      }
    }
    return lines;
  }

  private @Nullable SeriesLine seriesLine(YamlMap line) {
    line.refuseOthers(List.of("metric", "labels", "values"));
    String key = line.expect("metric", "a metric") == null ? null : line.text("metric");
    Metric metric = key == null ? null : Metric.named(key);
    if (key != null && metric == null) {
      line.problem("metric", "unknown metric '" + key + "'" + NearestName.hint(key, Metric.keys()));
    }
    Map<String, String> labels = new Fields(line).textByName("labels");
    String values =
        line.expect("values", SeriesNotation.EXAMPLE) == null ? null : line.text("values");
    if (metric == null || values == null) {
      return null;
    }
    labels.keySet().stream()
        .filter(name -> !metric.labels().contains(name))
        .forEach(
            name ->
                line.problem(
                    "labels",
                    "unknown label '"
                        + name
                        + "' of "
                        + metric.key()
                        + NearestName.hint(name, metric.labels())));
    try {
      SeriesNotation notation = SeriesNotation.parse(metric.kind(), values);
      tickCount = Math.max(tickCount, notation.tickCount());
      return new SeriesLine(metric, Labels.of(labels), notation.arrivals());
    } catch (IllegalArgumentException e) {
      line.problem(
          "values", "values: found " + e.getMessage() + "; expected " + SeriesNotation.EXAMPLE);
      return null;
    }
  }

  private Scenario.Conditions conditions() {
    Set<Integer> restarts = new TreeSet<>();
    for (String tick : fields.texts("restart")) {
      if (tick.matches("\\d{1,6}")) {
        restarts.add(Integer.valueOf(tick));
      } else {
        fields.refuse("restart", tick, "ticks such as [2, 5]");
      }
    }
    return new Scenario.Conditions(
        (int) fields.count("grace", 0, 0, MAX_TICKS),
        fields.seconds("resend", USUAL_RESEND_SECONDS, 1, YEAR_SECONDS),
        fields.seconds("delivered_after", 0, 0, YEAR_SECONDS),
        restarts,
        reloads());
  }

  private Map<Integer, RuleSet> reloads() {
    Map<Integer, RuleSet> reloads = new TreeMap<>();
    YamlValue list = map.get("reload");
    if (list != null) {
      for (YamlValue each : list.list()) {
        YamlMap reload = each.map();
        if (reload != null) {
          reload.refuseOthers(List.of("at", "rules", "rule_files"));
          reload.expect("at", "a tick");
          RuleSet rulesThen = rules.rulesAt(reload);
          int tick = (int) new Fields(reload).count("at", 0, 0, MAX_TICKS);
          if (rulesThen != null) {
            reloads.put(tick, rulesThen);
          }
        }
      }
    }
    return reloads;
  }

  private List<ExpectedAlert> alerts(String key) {
    List<ExpectedAlert> alerts = new ArrayList<>();
    YamlValue list = map.get(key);
    if (list != null) {
      for (YamlValue each : list.list()) {
        YamlMap alert = each.map();
        ExpectedAlert read = alert == null ? null : alert(alert);
        if (read != null) {
          alerts.add(read);
        }
      }
    }
    return alerts;
  }

  private static @Nullable ExpectedAlert alert(YamlMap alert) {
    alert.refuseOthers(List.of("alert", "labels", "states", "annotations"));
    alert.expect("alert", "the name of an alert");
    alert.expect("states", StateToken.EXAMPLE);
    String rule = alert.text("alert");
    String states = alert.text("states");
    if (rule == null || states == null) {
      return null;
    }
    Fields fields = new Fields(alert);
    try {
      return new ExpectedAlert(
          rule,
          Labels.of(fields.textByName("labels")),
          StateToken.parse(states),
          fields.textByName("annotations"));
    } catch (IllegalArgumentException e) {
      alert.problem(
          "states", "states: found " + e.getMessage() + "; expected " + StateToken.EXAMPLE);
      return null;
    }
  }

  private Map<String, Long> counters() {
    Map<String, Long> counters = new LinkedHashMap<>();
    YamlValue value = map.get("counters");
    YamlMap entries = value == null ? null : value.map();
    if (entries != null) {
      entries.refuseOthers(COUNTERS);
      for (String name : entries.keys()) {
        counters.put(name, new Fields(entries).count(name, 0, 0, Integer.MAX_VALUE));
      }
    }
    return counters;
  }
}
