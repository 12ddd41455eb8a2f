package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The groups of one rule over a metric, sorted by labels. */
final class Groups {

  private static final int MAX_GROUPS = 1 << 24;

  private final int maxGroups;
  private final TreeMap<Labels, Group> groups = new TreeMap<>();

  Groups(int maxGroups) {
    this.maxGroups = maxGroups;
  }

  /**
   * Hands a sample to its group, if the rule is about it.
   *
   * @return false where there is no room for another group
   */
  boolean take(Rule rule, Subject.Metered subject, Collection<String> context, Sample sample) {
    Labels labels = sample.labels();
    Labels key = labels.includes(subject.where()) ? labels.only(rule.scope().labels()) : null;
    if (key == null) {
      return true;
    }
    Group group = groups.get(key);
    if (group == null) {
      if (groups.size() >= maxGroups) {
        return false;
      }
      group = new Group(subject.metric().kind(), sample.tick());
      groups.put(key, group);
    }
    group.take(sample.tick(), sample.observation(), !rule.isAbsence());
    group.learn(labels.known(context));
    return true;
  }

  /** Makes a group known that nobody was heard of yet. */
  void expect(Labels key, Observation.Kind kind, long sinceTick) {
    groups.putIfAbsent(key, new Group(kind, sinceTick));
  }

  void end(Labels ended) {
    groups.forEach(
        (key, group) -> {
          if (key.includes(ended)) {
            group.end();
          }
        });
  }

  TreeMap<Labels, Group> byLabels() {
    return groups;
  }

  @Nullable Group get(Labels key) {
    return groups.get(key);
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(groups.size());
    groups.forEach(
        (key, group) -> {
          key.writeTo(out);
          group.writeTo(out);
        });
  }

  void readFrom(SnapshotReader in, Observation.Kind kind) {
    for (int left = in.readCount(MAX_GROUPS); left > 0; left--) {
      groups.put(Labels.readFrom(in), Group.readFrom(in, kind));
    }
  }
}
