package io.earshot.alerts.rule.file;

import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.metric.Measure;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.metric.NearestName;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.yaml.Fields;
import io.earshot.alerts.rule.yaml.YamlMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a rule is about: a metric with its window, or the alerts of another rule. */
final class SubjectReader {

  private static final long MAX_WINDOW_SECONDS = 86_400;
  private static final long MAX_MIN_SAMPLES = 1_000_000;
  private static final List<String> METRIC_ONLY =
      List.of("where", "measure", "window", "min_samples");

  private final YamlMap map;
  private final Fields fields;

  SubjectReader(YamlMap map, Fields fields) {
    this.map = map;
    this.fields = fields;
  }

  /** Null = it has none. */
  @Nullable Subject read(long intervalSeconds) {
    if (map.has("roll_up")) {
      return rollUp();
    } else if (map.expect("metric", "one of " + String.join(", ", Metric.keys())) == null) {
      return null;
    }
    String key = map.text("metric");
    Metric metric = key == null ? null : Metric.named(key);
    if (key != null && metric == null) {
      map.problem(
          "metric",
          "unknown metric '"
              + key
              + "'; expected one of "
              + String.join(", ", Metric.keys())
              + NearestName.hint(key, Metric.keys()));
    }
    return metric == null ? null : metered(metric, intervalSeconds);
  }

  private @Nullable Subject rollUp() {
    if (map.has("metric")) {
      map.problem("metric", "found 'metric' beside 'roll_up'; expected one of them");
    }
    for (String key : METRIC_ONLY) {
      if (map.has(key)) {
        map.problem(key, "found '" + key + "' in a roll-up; expected it only beside 'metric'");
      }
    }
    String child = map.text("roll_up");
    return child == null ? null : new Subject.RollUp(child);
  }

  private Subject metered(Metric metric, long intervalSeconds) {
    Measure measure = Measure.usualOf(metric.kind());
    String key = fields.choice("measure", Measure.keysFor(metric.kind()));
    Measure named = key == null ? null : Measure.named(key);
    measure = named == null ? usual(measure) : named;
    return new Subject.Metered(
        metric,
        where(metric),
        measure,
        fields.seconds("window", intervalSeconds, 1, MAX_WINDOW_SECONDS),
        fields.count("min_samples", measure.defaultMinSamples(), 1, MAX_MIN_SAMPLES));
  }

  /** Of several readings of a level the worst one counts: the least, where low is bad. */
  private Measure usual(Measure usual) {
    return usual == Measure.MAX && map.has("below") ? Measure.MIN : usual;
  }

  private Labels where(Metric metric) {
    Map<String, String> where = fields.textByName("where");
    for (String name : where.keySet()) {
      if (!metric.labels().contains(name)) {
        map.problem(
            "where",
            "where: unknown label '"
                + name
                + "' of "
                + metric.key()
                + "; expected one of "
                + String.join(", ", metric.labels())
                + NearestName.hint(name, metric.labels()));
      }
    }
    String apart = metric.apartBy();
    if (apart != null && !where.containsKey(apart)) {
      map.problem(
          "metric",
          "%s of different %ss do not compare; expected where: {%s: …}"
              .formatted(metric.key(), apart, apart));
    }
    return Labels.of(where);
  }
}
