package io.earshot.console.alerts.kafka;

import io.earshot.alerts.explanation.AlertStory;
import io.earshot.alerts.explanation.Explanation;
import io.earshot.console.alerts.board.AlertBoard;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.sessions.kafka.SessionTopics;
import io.earshot.console.sessions.kafka.TopicLog;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Alerts of one pipeline or one replay, as any consumer can read them, for one command. */
public final class AlertTopics {

  private static final int MAX_NAMED = 5;

  private final Broker broker;
  private final SchemaIdLookup ids;
  private final TopicPlan plan;
  private final @Nullable String run;
  private final AlertBoard board = new AlertBoard();
  private final BoardRecords records;
  private final List<String> missing = new ArrayList<>();

  private AlertTopics(Broker broker, SchemaIdLookup ids, @Nullable String run) {
    this.broker = broker;
    this.ids = ids;
    this.run = run;
    this.plan = SessionTopics.planOf(run);
    this.records = new BoardRecords(plan, run);
  }

  /**
   * Reads the topics of alerts to their ends.
   *
   * @param run id of a replay; null = the live pipeline
   */
  public static AlertTopics read(Broker broker, SchemaIdLookup ids, @Nullable String run)
      throws InterruptedException {
    AlertTopics topics = new AlertTopics(broker, ids, run);
    for (String topic : topics.records.topics()) {
      List<TopicPartition> partitions = broker.partitions(topic);
      if (partitions.isEmpty()) {
        topics.lacks(topic);
      } else {
        new TopicLog(broker).read(partitions, each -> topics.records.take(each, topics.board));
      }
    }
    return topics;
  }

  private void lacks(String topic) {
    if (topic.equals(plan.alerts())) {
      throw CommandFailure.failed(
          "%s: found no topic %s, expected one; %s"
              .formatted(
                  broker.bootstrap(),
                  topic,
                  run == null ? "run: earshot topics apply" : "correct --run"),
          null);
    }
    // The first notifier makes the topic of deliveries: without it nobody was told anything.
    if (!topic.equals(Topics.ALERT_DELIVERIES)) {
      missing.add("there is no topic " + topic);
    }
  }

  public AlertBoard board() {
    return board;
  }

  /** One line about records that cannot be read; null = there were none. */
  public @Nullable String unreadable() {
    return records.unreadable();
  }

  /** The alert that a person names by the beginning of its id; ends the command if none is. */
  public AlertStory named(String beginning) {
    List<String> ids = board.idsLike(beginning);
    AlertStory story = ids.size() == 1 ? board.story(ids.get(0)) : null;
    if (story != null) {
      return story;
    } else if (ids.isEmpty()) {
      throw CommandFailure.failed(
          "%s: found no alert \"%s\" among %d, expected an id or its beginning; see: earshot alerts ls"
              .formatted(plan.alerts(), beginning, board.ids().size()),
          null);
    }
    throw CommandFailure.failed(
        "%s: found %d alerts that begin with \"%s\", expected one; say more of it: %s"
            .formatted(
                plan.alerts(),
                ids.size(),
                beginning,
                String.join(", ", ids.subList(0, Math.min(MAX_NAMED, ids.size())))),
        null);
  }

  /**
   * Explains an alert of the board.
   *
   * @param finding of its call; null = there is none
   */
  public Explanation explain(AlertStory story, @Nullable String finding)
      throws InterruptedException {
    return new ExplainedAlerts(broker, ids, plan.measurements())
        .explain(ExplainedAlerts.known(board, story), finding, missing);
  }
}
