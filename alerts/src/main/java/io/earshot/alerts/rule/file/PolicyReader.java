package io.earshot.alerts.rule.file;

import io.earshot.alerts.rule.definition.Flapping;
import io.earshot.alerts.rule.definition.Inhibition;
import io.earshot.alerts.rule.definition.NoData;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.definition.Timing;
import io.earshot.alerts.rule.metric.NearestName;
import io.earshot.alerts.rule.metric.Scope;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.yaml.Fields;
import io.earshot.alerts.rule.yaml.YamlMap;
import io.earshot.alerts.rule.yaml.YamlValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a rule does in silence, when it flaps, and whom it holds back. */
final class PolicyReader {

  private static final long DAY_SECONDS = 86_400;
  private static final long USUAL_NO_DATA_SECONDS = 60;
  private static final List<String> THEN =
      Arrays.stream(NoData.Then.values())
          .map(each -> each.name().toLowerCase(Locale.ROOT))
          .toList();

  private final YamlMap map;

  PolicyReader(YamlMap map) {
    this.map = map;
  }

  NoData noData(Timing timing, boolean isAbsence) {
    YamlMap policy = mapAt("no_data");
    if (isAbsence) {
      if (policy != null) {
        map.problem("no_data", "found 'no_data' beside 'measure: absent', which is about no data");
      }
      return new NoData(timing.forgetSeconds(), NoData.Then.QUIET);
    } else if (policy == null) {
      return new NoData(USUAL_NO_DATA_SECONDS, NoData.Then.RESOLVE);
    }
    policy.refuseOthers(List.of("after", "then"));
    Fields fields = new Fields(policy);
    String then = fields.choice("then", THEN);
    return new NoData(
        fields.seconds("after", USUAL_NO_DATA_SECONDS, 0, DAY_SECONDS),
        then == null ? NoData.Then.RESOLVE : NoData.Then.valueOf(then.toUpperCase(Locale.ROOT)));
  }

  Flapping flapping() {
    YamlValue value = map.get("flapping");
    if (value == null) {
      return Flapping.USUAL;
    } else if (value.isText()) {
      if (!"off".equals(value.text())) {
        value.refuse("off, or a map with cycles, within and quiet");
      }
      return Flapping.OFF;
    }
    YamlMap policy = value.map();
    if (policy == null) {
      return Flapping.USUAL;
    }
    policy.refuseOthers(List.of("cycles", "within", "quiet"));
    Fields fields = new Fields(policy);
    Flapping usual = Flapping.USUAL;
    return new Flapping(
        (int) fields.count("cycles", usual.cycles(), 1, 1000),
        fields.seconds("within", usual.withinSeconds(), 1, DAY_SECONDS),
        fields.seconds("quiet", usual.quietSeconds(), 1, DAY_SECONDS));
  }

  Inhibition inhibition(Subject subject, Scope scope, Labels labels) {
    YamlMap policy = mapAt("inhibits");
    if (policy == null) {
      return Inhibition.NONE;
    }
    policy.refuseOthers(List.of("alerts", "equal"));
    policy.expect("alerts", "names of alerts, or " + Inhibition.ALL);
    Fields fields = new Fields(policy);
    List<String> equal = fields.texts("equal");
    Set<String> known = new TreeSet<>(scope.labels());
    known.addAll(labels.asMap().keySet());
    if (subject instanceof Subject.Metered metered) {
      known.addAll(metered.metric().labels());
    }
    for (String name : equal) {
      if (!known.contains(name)) {
        fields.refuse(
            "equal",
            name,
            "labels that this rule's alerts know: "
                + String.join(", ", known)
                + NearestName.hint(name, known));
      }
    }
    return new Inhibition(fields.texts("alerts"), equal);
  }

  private @Nullable YamlMap mapAt(String key) {
    YamlValue value = map.get(key);
    return value == null ? null : value.map();
  }
}
