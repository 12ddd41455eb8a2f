package io.earshot.console.doctor.check;

import io.earshot.console.topics.gap.Difference;
import io.earshot.console.topics.gap.FoundTopic;
import io.earshot.console.topics.gap.TopicGap;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Topics as they are, judged by the plan that they were most likely made from. */
public final class TopicFindings {

  private final TopicPlan plan;
  private final PlanSize size;
  private final Map<String, FoundTopic> topicsByName;

  private TopicFindings(PlanSize size, Map<String, FoundTopic> topicsByName) {
    this.plan = TopicPlan.live(size);
    this.size = size;
    this.topicsByName = Map.copyOf(topicsByName);
  }

  /**
   * Judges by the size that has as many partitions as the events have.
   *
   * @param otherwise if no size has
   */
  public static TopicFindings of(Map<String, FoundTopic> topicsByName, PlanSize otherwise) {
    FoundTopic events = topicsByName.get(TopicPlan.live(otherwise).events());
    PlanSize size =
        Arrays.stream(PlanSize.values())
            .filter(each -> events != null && each.partitions() == events.partitions())
            .findFirst()
            .orElse(otherwise);
    return new TopicFindings(size, topicsByName);
  }

  /** One of each topic, then whether those of sessions have equally many partitions. */
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    plan.topics().forEach(topic -> checks.add(check(topic)));
    if (!topicsByName.isEmpty()) {
      checks.add(partitions());
    }
    return List.copyOf(checks);
  }

  private Check check(TopicSpec topic) {
    String name = "topic " + topic.name();
    TopicGap gap = TopicGap.between(topic, topicsByName.get(topic.name()));
    if (gap.isMissing()) {
      return Check.fail(name, "none", "a topic", apply());
    }
    Stream<String> found =
        Stream.concat(
            gap.changes().stream().map(change -> change.setting() + "=" + change.found()),
            gap.differences().stream().map(each -> each.setting() + "=" + each.found()));
    Stream<String> expected =
        Stream.concat(
            gap.changes().stream().map(change -> change.setting() + "=" + change.expected()),
            gap.differences().stream().map(each -> each.setting() + "=" + each.expected()));
    if (!gap.changes().isEmpty()) {
      return Check.fail(name, joined(found), joined(expected), apply());
    } else if (!gap.differences().isEmpty()) {
      Stream<String> remedies = gap.differences().stream().map(Difference::remedy).distinct();
      return Check.warn(name, joined(found), joined(expected), joined(remedies));
    }
    FoundTopic is = Objects.requireNonNull(topicsByName.get(topic.name()));
    return Check.ok(name, "partitions=" + is.partitions() + " replicas=" + is.replicas());
  }

  private Check partitions() {
    Map<String, Integer> byTopic = new TreeMap<>();
    for (TopicSpec topic : plan.topics()) {
      FoundTopic found = topicsByName.get(topic.name());
      if (found != null && topic.kind().isPartitioned()) {
        byTopic.put(topic.name(), found.partitions());
      }
    }
    return byTopic.values().stream().distinct().count() == 1
        ? Check.ok("partitions", "equal in all topics of sessions")
        : Check.fail(
            "partitions",
            joined(byTopic.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue())),
            "as many in every topic of sessions",
            "the engine does not start; delete the topics that differ, then " + apply());
  }

  private String apply() {
    return "run: earshot topics apply --size " + size.name().toLowerCase(Locale.ROOT);
  }

  private static String joined(Stream<String> parts) {
    return parts.collect(Collectors.joining(", "));
  }
}
