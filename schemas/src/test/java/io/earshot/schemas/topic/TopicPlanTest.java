package io.earshot.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPlanTest {

  private static final TopicPlan LIVE = TopicPlan.live(PlanSize.CLUSTER);
  private static final TopicPlan REPLAY = TopicPlan.replay("run-7", PlanSize.CLUSTER);
  private static final String ANY_TIME = "9223372036854775807";

  @Test
  void liveTopicsHaveTheContractsNames() {
    assertThat(LIVE.topics())
        .extracting(TopicSpec::name)
        .containsExactly(
            "earshot.events",
            "earshot.measurements",
            "earshot.sessions",
            "earshot.dead-letters",
            "earshot.unassigned",
            "earshot.alerts",
            "earshot.alerts.state",
            "earshot.alerts.rules",
            "earshot.rollups",
            "earshot.alerts.deliveries");
  }

  @Test
  void replayTopicsAreApartFromTheLiveOnes() {
    assertThat(List.of(REPLAY.events(), REPLAY.measurements(), REPLAY.sessions()))
        .containsExactly(
            "earshot.replay.run-7.events",
            "earshot.replay.run-7.measurements",
            "earshot.replay.run-7.sessions");
    assertThat(REPLAY.deadLetters()).isEqualTo("earshot.replay.run-7.dead-letters");
    assertThat(List.of(REPLAY.alerts(), REPLAY.alertStates(), REPLAY.alertRules()))
        .allMatch(name -> name.startsWith("earshot.replay.run-7.alerts"));
    assertThat(REPLAY.unassigned()).isEqualTo("earshot.replay.run-7.unassigned");
  }

  @Test
  void subjectsFollowTopicNameStrategy() {
    assertThat(LIVE.topic(TopicKind.EVENTS).subject()).isEqualTo("earshot.events-value");
  }

  @Test
  void alertsAreJsonAndAskForNoSchema() {
    assertThat(LIVE.avroTopics())
        .extracting(TopicSpec::kind)
        .containsExactly(
            TopicKind.EVENTS,
            TopicKind.MEASUREMENTS,
            TopicKind.SESSIONS,
            TopicKind.DEAD_LETTERS,
            TopicKind.UNASSIGNED,
            TopicKind.ROLLUPS);
  }

  @ParameterizedTest
  @EnumSource(PlanSize.class)
  void topicsOfSessionsHaveEqualPartitionCountsAndDeliveriesHaveOne(PlanSize size) {
    assertThat(TopicPlan.live(size).topics())
        .filteredOn(topic -> topic.partitions() == 1)
        .extracting(TopicSpec::kind)
        .containsExactly(TopicKind.ALERT_DELIVERIES);
    assertThat(TopicPlan.live(size).topics())
        .filteredOn(topic -> topic.kind().isPartitioned())
        .hasSize(9)
        .allMatch(topic -> topic.partitions() == size.partitions());
    assertThat(TopicPlan.replay("r", size).topics())
        .allMatch(topic -> topic.partitions() == size.partitions());
  }

  @Test
  void aReplayTellsNobodySoItHasNoDeliveries() {
    assertThat(REPLAY.topics())
        .extracting(TopicSpec::kind)
        .doesNotContain(TopicKind.ALERT_DELIVERIES);
    assertThatThrownBy(() -> REPLAY.topic(TopicKind.ALERT_DELIVERIES))
        .hasMessage("a replay has no topic kind=ALERT_DELIVERIES");
  }

  @Test
  void aClusterHas24PartitionsAndTheEmbeddedStack4() {
    assertThat(PlanSize.CLUSTER.partitions()).isEqualTo(24);
    assertThat(PlanSize.EMBEDDED.partitions()).isEqualTo(4);
    assertThat(PlanSize.EMBEDDED.replicas()).isEqualTo((short) 1);
  }

  @Test
  void replayedRecordsOutliveTheirAgeAndMayBeOfAnyTime() {
    for (TopicSpec topic : REPLAY.topics()) {
      assertThat(topic.configs())
          .containsEntry(TopicConfig.RETENTION_MS_CONFIG, "-1")
          .containsEntry(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, ANY_TIME)
          .containsEntry(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, ANY_TIME);
    }
  }

  @Test
  void liveRecordsAreKeptByKind() {
    assertThat(retention(TopicKind.EVENTS)).isEqualTo("604800000");
    assertThat(retention(TopicKind.MEASUREMENTS)).isEqualTo("259200000");
    assertThat(retention(TopicKind.DEAD_LETTERS)).isEqualTo("1209600000");
    assertThat(retention(TopicKind.UNASSIGNED)).isEqualTo("86400000");
    assertThat(retention(TopicKind.SESSIONS)).isNull();
  }

  @Test
  void whatHasANewestWordIsCompacted() {
    assertThat(compacted(REPLAY))
        .containsExactly(TopicKind.SESSIONS, TopicKind.ALERT_STATES, TopicKind.ALERT_RULES);
    assertThat(compacted(LIVE))
        .containsExactly(
            TopicKind.SESSIONS,
            TopicKind.ALERT_STATES,
            TopicKind.ALERT_RULES,
            TopicKind.ALERT_DELIVERIES);
  }

  @Test
  void deliveriesAreStampedByTheBrokerWhoseClockCounts() {
    assertThat(LIVE.topic(TopicKind.ALERT_DELIVERIES).configs())
        .containsEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
  }

  @Test
  void eventTimeIsTheWritersAndCompressionIsLz4() {
    for (TopicPlan plan : List.of(LIVE, REPLAY)) {
      assertThat(plan.topics())
          .filteredOn(topic -> topic.kind().isReplayed())
          .allSatisfy(
              topic ->
                  assertThat(topic.configs())
                      .containsEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime")
                      .containsEntry(TopicConfig.COMPRESSION_TYPE_CONFIG, "lz4"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Run", "a.b", "a_b", "a b", "../x", "äh"})
  void aRunIdThatIsNoTopicNameIsRefused(String run) {
    assertThatThrownBy(() -> TopicPlan.replay(run, PlanSize.EMBEDDED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("run=\"" + run + "\"")
        .hasMessageContaining("[a-z0-9-]{1,40}");
  }

  @Test
  void aRunIdHasAtMost40Characters() {
    assertThat(TopicPlan.replay("a".repeat(40), PlanSize.EMBEDDED).topics()).hasSize(9);
    assertThatThrownBy(() -> TopicPlan.replay("a".repeat(41), PlanSize.EMBEDDED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<TopicKind> compacted(TopicPlan plan) {
    return plan.topics().stream()
        .filter(topic -> "compact".equals(topic.configs().get("cleanup.policy")))
        .map(TopicSpec::kind)
        .toList();
  }

  private static @Nullable String retention(TopicKind kind) {
    return LIVE.topic(kind).configs().get(TopicConfig.RETENTION_MS_CONFIG);
  }
}
