package io.earshot.console.topics.gap;

import io.earshot.console.topics.gap.Change.Act;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands between one topic and the plan.
 *
 * @param changes what can be done without loss; one of act CREATE if there is no topic
 * @param differences what is left as it is
 */
public record TopicGap(TopicSpec wanted, List<Change> changes, List<Difference> differences) {

  /**
   * Compares a topic with the plan; settings that the plan does not name are nobody's business.
   *
   * @param found null = there is no such topic
   */
  public static TopicGap between(TopicSpec wanted, @Nullable FoundTopic found) {
    if (found == null) {
      Change create = new Change(Act.CREATE, wanted.name(), "topic", null, layout(wanted));
      return new TopicGap(wanted, List.of(create), List.of());
    }
    List<Change> changes = new ArrayList<>();
    List<Difference> differences = new ArrayList<>();
    addPartitions(wanted, found, differences);
    addReplicas(wanted, found, differences);
    for (Map.Entry<String, String> setting : wanted.configs().entrySet()) {
      String name = setting.getKey();
      String is = found.settings().get(name);
      String expected = setting.getValue();
      if (!expected.equals(is)) {
        String remedy = SettingRule.remedy(name, is, expected, found.replicas());
        if (is == null || remedy == null) {
          changes.add(new Change(Act.SET, wanted.name(), name, is, expected));
        } else {
          differences.add(new Difference(wanted.name(), name, is, expected, remedy));
        }
      }
    }
    return new TopicGap(wanted, List.copyOf(changes), List.copyOf(differences));
  }

  /** Nobody has created it yet. */
  public boolean isMissing() {
    return changes.stream().anyMatch(change -> change.act() == Act.CREATE);
  }

  private static String layout(TopicSpec topic) {
    return "partitions=" + topic.partitions() + " replicas=" + topic.replicas();
  }

  private static void addPartitions(
      TopicSpec wanted, FoundTopic found, List<Difference> differences) {
    if (found.partitions() != wanted.partitions()) {
      differences.add(
          new Difference(
              wanted.name(),
              "partitions",
              Integer.toString(found.partitions()),
              Integer.toString(wanted.partitions()),
              remedyOf(found.partitions())));
    }
  }

  /** Another count would send running sessions elsewhere, so it is fixed for a topic's life. */
  private static String remedyOf(int partitions) {
    return Arrays.stream(PlanSize.values())
        .filter(size -> size.partitions() == partitions)
        .map(size -> "say --size " + size.name().toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("drain the topic, delete it and apply again");
  }

  private static void addReplicas(
      TopicSpec wanted, FoundTopic found, List<Difference> differences) {
    if (found.replicas() != wanted.replicas()) {
      differences.add(
          new Difference(
              wanted.name(),
              "replicas",
              Integer.toString(found.replicas()),
              Integer.toString(wanted.replicas()),
              "reassign its partitions with kafka-reassign-partitions"));
    }
  }
}
