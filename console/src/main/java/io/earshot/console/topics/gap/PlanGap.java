package io.earshot.console.topics.gap;

import io.earshot.schemas.topic.TopicPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What stands between a whole pipeline and the plan.
 *
 * @param topics in the plan's order
 * @param subjects in the plan's order
 */
public record PlanGap(List<TopicGap> topics, List<SubjectGap> subjects) {

  /**
   * Compares.
   *
   * @param topicsByName those that exist
   * @param subjectsByName one of each topic of the plan that carries Avro
   */
  public static PlanGap between(
      TopicPlan plan,
      Map<String, FoundTopic> topicsByName,
      Map<String, FoundSubject> subjectsByName) {
    return new PlanGap(
        plan.topics().stream()
            .map(topic -> TopicGap.between(topic, topicsByName.get(topic.name())))
            .toList(),
        plan.avroTopics().stream()
            .map(topic -> SubjectGap.between(topic, subject(subjectsByName, topic.subject())))
            .toList());
  }

  /** Topics first: a schema without its topic is of no use. */
  public List<Change> changes() {
    return Stream.concat(
            topics.stream().flatMap(topic -> topic.changes().stream()),
            subjects.stream().flatMap(subject -> subject.changes().stream()))
        .toList();
  }

  public List<Difference> differences() {
    return topics.stream().flatMap(topic -> topic.differences().stream()).toList();
  }

  private static FoundSubject subject(Map<String, FoundSubject> byName, String name) {
    return Objects.requireNonNull(byName.get(name), name);
  }
}
