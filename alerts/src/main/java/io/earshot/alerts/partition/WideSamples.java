package io.earshot.alerts.partition;

import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Delays;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.observation.Share;
import io.earshot.alerts.rule.observation.Tally;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Merges samples of one second that rules of the fleet do not tell apart: a thousand calls of one
 * SFU cost the fleet as much as one.
 */
final class WideSamples {

  /** Tells apart what has equal labels and does not merge; no rule can name it. */
  private static final String SOURCE = "~source";

  private final Map<Metric, Set<String>> namesByMetric = new EnumMap<>(Metric.class);

  private WideSamples() {}

  /** Which labels of which metrics the fleet needs to know. */
  static WideSamples of(RuleSet rules) {
    WideSamples wide = new WideSamples();
    for (Rule rule : rules.rules()) {
      if (rule.scope().isWide() && rule.subject() instanceof Subject.Metered metered) {
        Set<String> names =
            wide.namesByMetric.computeIfAbsent(metered.metric(), unused -> new TreeSet<>());
        names.addAll(rule.scope().labels());
        names.addAll(metered.where().asMap().keySet());
        names.addAll(rules.contextNames(rule));
      }
    }
    return wide;
  }

  /** The samples with their labels reduced; merged where they are then equal. */
  List<Sample> merged(int partition, long second, List<Sample> samples) {
    Map<Metric, TreeMap<Labels, List<Observation>>> merged = new EnumMap<>(Metric.class);
    for (Sample sample : samples) {
      Set<String> names = namesByMetric.get(sample.metric());
      if (names != null) {
        List<Observation> alike =
            merged
                .computeIfAbsent(sample.metric(), unused -> new TreeMap<>())
                .computeIfAbsent(sample.labels().known(names), unused -> new ArrayList<>());
        add(alike, sample.observation());
      }
    }
    List<Sample> all = new ArrayList<>();
    merged.forEach(
        (metric, byLabels) ->
            byLabels.forEach(
                (labels, alike) -> {
                  for (int i = 0; i < alike.size(); i++) {
                    Labels own = labels.plus(Labels.of(SOURCE, partition + "." + i));
                    all.add(new Sample(metric, own, second, alike.get(i)));
                  }
                }));
    return all;
  }

  private static void add(List<Observation> alike, Observation observation) {
    for (int i = 0; i < alike.size(); i++) {
      Observation sum = sum(alike.get(i), observation);
      if (sum != null) {
        alike.set(i, sum);
        return;
      }
    }
    alike.add(observation);
  }

  /** Null = they do not merge: levels, other bounds, and what makes no sense. */
  private static @Nullable Observation sum(Observation a, Observation b) {
    if (!a.isReadable() || !b.isReadable()) {
      return null;
    } else if (a instanceof Share left && b instanceof Share right) {
      return left.plus(right);
    } else if (a instanceof Tally left && b instanceof Tally right) {
      return new Tally(left.count() + right.count());
    } else if (a instanceof Delays left && b instanceof Delays right) {
      return left.boundMicros() == right.boundMicros() ? left.plus(right) : null;
    }
    return null;
  }
}
