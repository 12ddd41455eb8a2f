package io.earshot.console.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.topics.gap.FoundSubject;
import io.earshot.console.topics.gap.FoundTopic;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicFindingsTest {

  @ParameterizedTest
  @EnumSource(PlanSize.class)
  void topicsOfEitherSizeAreFine(PlanSize size) {
    assertThat(TopicFindings.of(planned(size), PlanSize.EMBEDDED).checks())
        .hasSize(11)
        .allMatch(check -> check.status() == Status.OK && check.remedy() == null);
  }

  @Test
  void withoutTopicsEachIsMissing() {
    assertThat(TopicFindings.of(Map.of(), PlanSize.CLUSTER).checks())
        .hasSize(10)
        .allSatisfy(
            check -> {
              assertThat(check.status()).isEqualTo(Status.FAIL);
              assertThat(check.remedy()).isEqualTo("run: earshot topics apply --size cluster");
            });
  }

  @Test
  void aDamagedSettingFailsAndIsNamed() {
    Map<String, FoundTopic> topics = planned(PlanSize.EMBEDDED);
    put(topics, "earshot.sessions", 4, Map.of("cleanup.policy", "delete"));
    assertThat(failing(topics))
        .containsExactly(
            Check.fail(
                "topic earshot.sessions",
                "cleanup.policy=delete",
                "cleanup.policy=compact",
                "run: earshot topics apply --size embedded"));
  }

  @Test
  void longerRetentionIsWorthALookNoMore() {
    Map<String, FoundTopic> topics = planned(PlanSize.EMBEDDED);
    put(topics, "earshot.events", 4, Map.of("retention.ms", "-1"));
    assertThat(failing(topics)).isEmpty();
    assertThat(TopicFindings.of(topics, PlanSize.EMBEDDED).checks().get(0).status())
        .isEqualTo(Status.WARN);
  }

  @Test
  void unequalPartitionsFail() {
    Map<String, FoundTopic> topics = planned(PlanSize.EMBEDDED);
    put(topics, "earshot.measurements", 5, Map.of());
    assertThat(failing(topics)).extracting(Check::name).containsExactly("partitions");
    assertThat(failing(topics).get(0).found())
        .contains("earshot.events=4", "earshot.measurements=5");
  }

  @Test
  void equalPartitionsThatNoPlanHasOnlyWarn() {
    Map<String, FoundTopic> topics = planned(PlanSize.EMBEDDED);
    List.copyOf(topics.keySet()).forEach(name -> put(topics, name, 12, Map.of()));
    assertThat(failing(topics)).isEmpty();
    assertThat(TopicFindings.of(topics, PlanSize.EMBEDDED).checks())
        .filteredOn(check -> check.status() == Status.WARN)
        .hasSize(10)
        .allMatch(check -> check.found().equals("partitions=12"));
  }

  @Test
  void aSubjectNeedsItsRuleAndThisBuildsSchema() {
    assertThat(SubjectFinding.of("s", new FoundSubject("FULL_TRANSITIVE", 1, 1)).status())
        .isEqualTo(Status.OK);
    assertThat(SubjectFinding.of("s", new FoundSubject("NONE", 1, 1)).found()).contains("NONE");
    assertThat(
            List.of(
                SubjectFinding.of("s", new FoundSubject("NONE", 1, 1)),
                SubjectFinding.of("s", new FoundSubject(null, 1, 1)),
                SubjectFinding.of("s", new FoundSubject("FULL_TRANSITIVE", 1, null))))
        .allMatch(check -> check.status() == Status.FAIL)
        .allMatch(check -> "run: earshot topics apply".equals(check.remedy()));
  }

  @Test
  void peopleGetOneLineEach() {
    assertThat(CheckLines.text(List.of(Check.ok("a", "x"), Check.warn("bcd", "y", "z", "do it"))))
        .isEqualTo("ok    a    x\nwarn  bcd  y, expected z; do it\n");
  }

  private static List<Check> failing(Map<String, FoundTopic> topics) {
    return TopicFindings.of(topics, PlanSize.EMBEDDED).checks().stream()
        .filter(check -> check.status() == Status.FAIL)
        .toList();
  }

  private static Map<String, FoundTopic> planned(PlanSize size) {
    Map<String, FoundTopic> topics = new HashMap<>();
    for (TopicSpec topic : TopicPlan.live(size).topics()) {
      topics.put(
          topic.name(), new FoundTopic(topic.partitions(), topic.replicas(), topic.configs()));
    }
    return topics;
  }

  private static void put(
      Map<String, FoundTopic> topics, String name, int partitions, Map<String, String> but) {
    topics.computeIfPresent(
        name,
        (unused, topic) -> {
          Map<String, String> settings = new HashMap<>(topic.settings());
          settings.putAll(but);
          return new FoundTopic(partitions, topic.replicas(), settings);
        });
  }
}
