package io.earshot.console.topics.gap;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TopicGapTest {

  private static final TopicSpec EVENTS = TopicPlan.live(PlanSize.EMBEDDED).topic(TopicKind.EVENTS);
  private static final TopicSpec CLUSTER = TopicPlan.live(PlanSize.CLUSTER).topic(TopicKind.EVENTS);

  @Test
  void aTopicThatIsNotThereIsCreatedAsPlanned() {
    TopicGap gap = TopicGap.between(EVENTS, null);
    assertThat(gap.isMissing()).isTrue();
    assertThat(gap.changes())
        .extracting(change -> change.line(true))
        .containsExactly("created earshot.events topic: none -> partitions=4 replicas=1");
    assertThat(gap.differences()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TopicKind.class)
  void aTopicAsPlannedNeedsNothing(TopicKind kind) {
    for (PlanSize size : PlanSize.values()) {
      TopicSpec wanted = TopicPlan.live(size).topic(kind);
      TopicGap gap = TopicGap.between(wanted, asPlanned(wanted, Map.of("segment.bytes", "1")));
      assertThat(gap.changes()).isEmpty();
      assertThat(gap.differences()).isEmpty();
      assertThat(gap.isMissing()).isFalse();
    }
  }

  @Test
  void aSettingThatDiffersIsSet() {
    TopicGap gap = TopicGap.between(EVENTS, asPlanned(EVENTS, Map.of("retention.ms", "1000")));
    assertThat(gap.changes())
        .extracting(change -> change.line(false))
        .containsExactly("would set earshot.events retention.ms: 1000 -> 604800000");
    assertThat(gap.differences()).isEmpty();
  }

  /** Each line: a setting as it is, and whether bringing it to 7 days of deletion loses nothing. */
  @ParameterizedTest
  @CsvSource({
    "retention.ms, 604799999, true",
    "retention.ms, 604800001, false",
    "retention.ms, -1, false",
    "cleanup.policy, compact, false",
    "cleanup.policy, 'compact,delete', true",
    "compression.type, gzip, true",
    "message.timestamp.type, LogAppendTime, true",
    // Nobody could write: with one replica there are never two in sync.
    "min.insync.replicas, 2, true"
  })
  void whatWouldLoseRecordsIsLeftAsItIs(String setting, String found, boolean isSet) {
    TopicGap gap = TopicGap.between(EVENTS, asPlanned(EVENTS, Map.of(setting, found)));
    assertThat(gap.changes()).hasSize(isSet ? 1 : 0);
    assertThat(gap.differences()).hasSize(isSet ? 0 : 1);
    assertThat(gap.differences())
        .allSatisfy(
            left ->
                assertThat(left.line())
                    .startsWith("earshot.events: found " + setting + " " + found + ", expected ")
                    .contains("; "));
  }

  @Test
  void copiesAreNeverMadeLessSafe() {
    FoundTopic found = new FoundTopic(4, 3, with(EVENTS, Map.of("min.insync.replicas", "2")));
    TopicGap gap = TopicGap.between(EVENTS, found);
    assertThat(gap.changes()).isEmpty();
    assertThat(gap.differences())
        .extracting(Difference::setting)
        .containsExactly("replicas", "min.insync.replicas");
  }

  /** The brokers would accept it, and refuse every record from then on. */
  @Test
  void writersAreNotStoppedByAskingForCopiesThatThereAreNot() {
    FoundTopic found = new FoundTopic(24, 1, with(CLUSTER, Map.of("min.insync.replicas", "1")));
    TopicGap gap = TopicGap.between(CLUSTER, found);
    assertThat(gap.changes()).isEmpty();
    assertThat(gap.differences())
        .extracting(Difference::setting)
        .containsExactly("replicas", "min.insync.replicas");
  }

  @Test
  void otherPartitionsAreNamedWithTheSizeThatHasThem() {
    TopicGap gap = TopicGap.between(CLUSTER, new FoundTopic(4, 3, CLUSTER.configs()));
    assertThat(gap.changes()).isEmpty();
    assertThat(gap.differences())
        .extracting(Difference::line)
        .containsExactly("earshot.events: found partitions 4, expected 24; say --size embedded");
    gap = TopicGap.between(CLUSTER, new FoundTopic(7, 3, CLUSTER.configs()));
    assertThat(gap.differences())
        .extracting(Difference::line)
        .containsExactly(
            "earshot.events: found partitions 7, expected 24;"
                + " drain the topic, delete it and apply again");
  }

  private static FoundTopic asPlanned(TopicSpec topic, Map<String, String> but) {
    return new FoundTopic(topic.partitions(), topic.replicas(), with(topic, but));
  }

  private static Map<String, String> with(TopicSpec topic, Map<String, String> but) {
    Map<String, String> settings = new HashMap<>(topic.configs());
    settings.putAll(but);
    return settings;
  }
}
