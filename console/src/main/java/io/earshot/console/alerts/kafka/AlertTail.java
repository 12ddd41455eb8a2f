package io.earshot.console.alerts.kafka;

import io.earshot.alerts.explanation.AlertStory;
import io.earshot.alerts.explanation.KnownRule;
import io.earshot.alerts.explanation.PublishedChange;
import io.earshot.alerts.explanation.RuleHistory;
import io.earshot.alerts.record.RulesRecord;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.sessions.kafka.SessionTopics;
import io.earshot.console.sessions.kafka.TopicLog;
import io.earshot.schemas.topic.TopicPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Changes of alerts as they come: those that lie there in event time, later ones as they arrive. No
 * group, no commit, committed records only.
 */
public final class AlertTail implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** How long nothing has to come until somebody asks whether the broker is still there. */
  private static final int QUIET_POLLS = 20;

  /** Of each partition, to find the newest few: some are about other seconds than they lie at. */
  private static final long MAX_LOOKED_AT = 1000;

  private static final long MILLIS_PER_SECOND = 1000;
  private static final Comparator<PublishedChange> BY_TIME =
      Comparator.comparingLong((PublishedChange each) -> each.change().tick())
          .thenComparing(each -> each.change().alertId())
          .thenComparingLong(each -> each.change().sequence());

  private final Broker broker;
  private final TopicPlan plan;
  private final List<TopicPartition> alerts;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RuleHistory rules = new RuleHistory();
  private final AlertRecords records = new AlertRecords();
  private int quietPolls;

  private AlertTail(Broker broker, TopicPlan plan, List<TopicPartition> alerts) {
    this.broker = broker;
    this.plan = plan;
    this.alerts = alerts;
    this.consumer = new KafkaConsumer<>(new TopicLog(broker).config());
  }

  /**
   * Ready to read; ends the command if there is no such topic.
   *
   * @param run id of a replay; null = the live pipeline
   */
  public static AlertTail open(Broker broker, @Nullable String run) throws InterruptedException {
    TopicPlan plan = SessionTopics.planOf(run);
    List<TopicPartition> alerts = broker.partitions(plan.alerts());
    if (alerts.isEmpty()) {
      throw CommandFailure.failed(
          "%s: found no topic %s, expected one; %s"
              .formatted(
                  broker.bootstrap(),
                  plan.alerts(),
                  run == null ? "run: earshot topics apply" : "correct --run"),
          null);
    }
    AlertTail tail = new AlertTail(broker, plan, alerts);
    List<TopicPartition> rules = broker.partitions(plan.alertRules());
    List<TopicPartition> all = new ArrayList<>(alerts);
    all.addAll(rules);
    try {
      tail.consumer.assign(all);
      tail.consumer.seekToBeginning(rules);
      tail.readTo(tail.ends(rules), alerts, each -> {});
    } catch (KafkaException e) {
      tail.close();
      throw tail.lost(e);
    }
    return tail;
  }

  /** The newest of those that lie there, oldest first. */
  public void printNewest(int count, Consumer<PublishedChange> sink) throws InterruptedException {
    try {
      Map<TopicPartition, Long> ends = ends(alerts);
      Map<TopicPartition, Long> first = consumer.beginningOffsets(alerts, PATIENCE);
      ends.forEach(
          (partition, end) ->
              consumer.seek(
                  partition, Math.max(first.getOrDefault(partition, 0L), end - MAX_LOOKED_AT)));
      List<PublishedChange> lying = lying(ends);
      lying.subList(Math.max(0, lying.size() - count), lying.size()).forEach(sink);
    } catch (KafkaException e) {
      throw lost(e);
    }
  }

  /** Those that lie there of a second or later, oldest first. */
  public void printSince(long second, Consumer<PublishedChange> sink) throws InterruptedException {
    try {
      Map<TopicPartition, Long> ends = ends(alerts);
      Map<TopicPartition, Long> times = new HashMap<>();
      alerts.forEach(each -> times.put(each, Math.max(0, second * MILLIS_PER_SECOND)));
      consumer
          .offsetsForTimes(times, PATIENCE)
          .forEach(
              (partition, found) ->
                  consumer.seek(
                      partition,
                      found == null ? ends.getOrDefault(partition, 0L) : found.offset()));
      lying(ends).stream().filter(each -> each.change().tick() >= second).forEach(sink);
    } catch (KafkaException e) {
      throw lost(e);
    }
  }

  /** Those that come within half a second; ends the command when the broker has gone. */
  public void printNext(Consumer<PublishedChange> sink) throws InterruptedException {
    try {
      ConsumerRecords<byte[], byte[]> next = consumer.poll(POLL);
      next.forEach(each -> take(each, sink));
      quietPolls = next.isEmpty() ? quietPolls + 1 : 0;
      if (quietPolls >= QUIET_POLLS) {
        ends(alerts);
        quietPolls = 0;
      }
    } catch (KafkaException e) {
      throw lost(e);
    }
  }

  private List<PublishedChange> lying(Map<TopicPartition, Long> ends) {
    List<PublishedChange> lying = new ArrayList<>();
    readTo(ends, List.of(), lying::add);
    lying.sort(BY_TIME);
    return lying;
  }

  private void readTo(
      Map<TopicPartition, Long> ends, List<TopicPartition> paused, Consumer<PublishedChange> sink) {
    consumer.pause(paused);
    int silentPolls = 0;
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
      ConsumerRecords<byte[], byte[]> next = consumer.poll(POLL);
      next.forEach(each -> take(each, sink));
      silentPolls = next.isEmpty() ? silentPolls + 1 : 0;
      if (silentPolls > QUIET_POLLS) {
        throw new TimeoutException("no record for " + QUIET_POLLS * POLL.toMillis() + " ms");
      }
    }
    consumer.resume(paused);
  }

  private void take(ConsumerRecord<byte[], byte[]> each, Consumer<PublishedChange> sink) {
    if (each.topic().equals(plan.alertRules())) {
      RulesRecord read = records.rules(each);
      if (read != null) {
        rules.learn(read);
      }
      return;
    }
    PublishedChange change = records.change(each);
    if (change != null) {
      sink.accept(change);
    }
  }

  private Map<TopicPartition, Long> ends(List<TopicPartition> of) {
    return consumer.endOffsets(of, PATIENCE);
  }

  /** Rule that made a change; null = it is not known. */
  public @Nullable KnownRule ruleOf(AlertStory story) {
    Transition edge = story.edge();
    return rules.at(edge.tick(), edge.rule(), edge.ruleHash());
  }

  /** One line about records that cannot be read; null = there were none. */
  public @Nullable String unreadable() {
    return records.unreadable();
  }

  private CommandFailure lost(KafkaException cause) throws InterruptedException {
    if (cause instanceof InterruptException) {
      throw new InterruptedException();
    }
    return broker.unreachable(cause);
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
