package io.earshot.alerts.rule.file;

import io.earshot.alerts.rule.definition.AlertsOnRules;
import io.earshot.alerts.rule.definition.Condition;
import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.definition.Template;
import io.earshot.alerts.rule.definition.Timing;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.metric.NearestName;
import io.earshot.alerts.rule.metric.Scope;
import io.earshot.alerts.rule.metric.Unit;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.yaml.Fields;
import io.earshot.alerts.rule.yaml.YamlMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one rule; what is wrong goes to the problems of its file. */
final class RuleReader {

  static final List<String> KEYS =
      List.of(
          "alert",
          "metric",
          "roll_up",
          "scope",
          "where",
          "measure",
          "above",
          "below",
          "clear",
          "severity",
          "window",
          "interval",
          "for",
          "keep_firing_for",
          "min_samples",
          "no_data",
          "flapping",
          "forget_after",
          "limit",
          "labels",
          "annotations",
          "inhibits");

  private static final long DAY_SECONDS = 86_400;
  private static final long USUAL_FORGET_SECONDS = 3_600;
  private static final int USUAL_LIMIT = 1000;
  private static final int MAX_LIMIT = 100_000;

  private final YamlMap map;
  private final Fields fields;
  private final long usualIntervalSeconds;
  private final String hash;

  RuleReader(YamlMap map, long usualIntervalSeconds, String canonical) {
    this.map = map;
    this.fields = new Fields(map);
    this.usualIntervalSeconds = usualIntervalSeconds;
    this.hash =
        UUID.nameUUIDFromBytes(canonical.getBytes(StandardCharsets.UTF_8))
            .toString()
            .replace("-", "");
  }

  /** Empty = something it cannot do without is missing; the problems say what. */
  Optional<Rule> read() {
    map.refuseOthers(KEYS);
    String name = name();
    Timing timing = timing();
    Subject subject = new SubjectReader(map, fields).read(timing.intervalSeconds());
    Scope scope = scope(subject);
    Condition condition = subject == null ? null : condition(subject);
    if (name == null || subject == null || scope == null || condition == null) {
      return Optional.empty();
    }
    Labels labels = new LabelReader(map, fields).read(scope);
    Map<String, Template> annotations = new AnnotationReader(map).read(scope, labels);
    PolicyReader policies = new PolicyReader(map);
    int limit = (int) fields.count("limit", USUAL_LIMIT, 1, MAX_LIMIT);
    return Optional.of(
        new Rule(
            name,
            subject,
            scope,
            condition,
            timing,
            policies.noData(timing, ConditionReader.isAbsence(subject)),
            policies.flapping(),
            limit,
            labels,
            annotations,
            policies.inhibition(subject, scope, labels),
            hash));
  }

  private @Nullable String name() {
    if (map.expect("alert", "the name of its alerts") == null) {
      return null;
    }
    String name = map.text("alert");
    if (name != null && !name.matches("[A-Za-z][A-Za-z0-9_]{0,99}")) {
      fields.refuse("alert", name, "a letter, then letters, digits and _, at most 100");
    } else if (name != null && AlertsOnRules.isReserved(name)) {
      fields.refuse("alert", name, "a name that Earshot does not use itself");
    }
    return name;
  }

  private Timing timing() {
    long interval = fields.seconds("interval", usualIntervalSeconds, 1, DAY_SECONDS);
    if (DAY_SECONDS % interval != 0) {
      fields.refuse(
          "interval", interval + "s", "a length that divides a day, so that every day is alike");
    }
    return new Timing(
        interval,
        fields.seconds("for", 0, 0, 30 * DAY_SECONDS),
        fields.seconds("keep_firing_for", 0, 0, 30 * DAY_SECONDS),
        fields.seconds("forget_after", USUAL_FORGET_SECONDS, 1, 30 * DAY_SECONDS));
  }

  private @Nullable Scope scope(@Nullable Subject subject) {
    if (map.expect("scope", "one of " + String.join(", ", Scope.keys())) == null) {
      return null;
    }
    String key = map.text("scope");
    Scope scope = key == null ? null : Scope.named(key);
    if (key != null && scope == null) {
      String hint = NearestName.hint(key, Scope.keys());
      map.problem(
          "scope",
          "unknown scope '" + key + "'; expected one of " + String.join(", ", Scope.keys()) + hint);
    } else if (scope != null && subject instanceof Subject.Metered metered) {
      expectScopeOf(metered.metric(), scope);
    }
    return scope;
  }

  private void expectScopeOf(Metric metric, Scope scope) {
    if (!metric.scopes().contains(scope)) {
      fields.refuse(
          "scope",
          scope.key(),
          "a scope that "
              + metric.key()
              + " can be told apart by: "
              + String.join(", ", metric.scopes().stream().map(Scope::key).toList()));
    }
  }

  private @Nullable Condition condition(Subject subject) {
    Unit unit = subject instanceof Subject.Metered metered ? metered.metric().unit() : Unit.COUNT;
    return new ConditionReader(map, fields, unit).read(ConditionReader.isAbsence(subject));
  }
}
