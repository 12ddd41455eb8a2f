package io.earshot.alerts.delivery.kafka;

import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.record.UnreadableAlert;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Changes of alerts, all partitions, from where we stopped, and how far event time has come. Only
 * the live topics: those of replays have other names.
 */
final class AlertLog implements AutoCloseable {

  private static final byte[] TICK_KEY = Topics.TICK_KEY.getBytes(StandardCharsets.UTF_8);
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<String> say;
  private final List<TopicPartition> alerts;
  private final List<TopicPartition> clocks;
  private final List<TopicPartition> ruleFiles;
  private final LiveRules rules = new LiveRules();
  private Map<TopicPartition, Long> knownEnds = Map.of();
  private boolean isUnreadableSaid;

  private AlertLog(
      KafkaConsumer<byte[], byte[]> consumer,
      Consumer<String> say,
      List<TopicPartition> alerts,
      List<TopicPartition> clocks) {
    this.consumer = consumer;
    this.say = say;
    this.alerts = alerts;
    this.clocks = clocks;
    this.ruleFiles = TopicContents.partitions(consumer, Topics.ALERT_RULES);
  }

  /**
   * Opens the log; null = the topics are not there yet.
   *
   * @param say takes one line for a person
   */
  static @Nullable AlertLog open(String bootstrap, String group, Consumer<String> say) {
    KafkaConsumer<byte[], byte[]> consumer = Clients.consumer(bootstrap, group);
    List<TopicPartition> alerts = TopicContents.partitions(consumer, Topics.ALERTS);
    List<TopicPartition> clocks = new ArrayList<>();
    clocks.addAll(TopicContents.partitions(consumer, Topics.ALERT_STATES));
    clocks.addAll(TopicContents.partitions(consumer, Topics.MEASUREMENTS));
    if (alerts.isEmpty() || clocks.isEmpty()) {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
      return null;
    }
    consumer.assign(alerts);
    return new AlertLog(consumer, say, alerts, clocks);
  }

  /**
   * Where reading goes on: behind what was settled, or at the end for one that never read. That is
   * kept at once: should it die with its first request, the next one reads what it has read.
   */
  Map<TopicPartition, Long> starts() {
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(new HashSet<>(alerts));
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(alerts);
    Map<TopicPartition, Long> ends = consumer.endOffsets(alerts);
    Map<TopicPartition, Long> starts = new HashMap<>();
    for (TopicPartition each : alerts) {
      OffsetAndMetadata offset = committed.get(each);
      long begin = Objects.requireNonNull(begins.get(each));
      long end = Objects.requireNonNull(ends.get(each));
      // A log that was made anew is shorter than what we remember of the old one.
      long kept = offset == null ? Long.MAX_VALUE : offset.offset();
      starts.put(each, kept <= end ? Math.max(begin, kept) : end);
    }
    if (committed.containsValue(null)) {
      Map<TopicPartition, OffsetAndMetadata> kept = new HashMap<>();
      starts.forEach((partition, offset) -> kept.put(partition, new OffsetAndMetadata(offset)));
      consumer.commitSync(kept);
    }
    return starts;
  }

  /** The first change of each alert that is not settled yet, by alert. */
  Map<String, Transition> firstOfEach(Map<TopicPartition, Long> starts) {
    Map<String, Transition> first = new LinkedHashMap<>();
    consumer.assign(ruleFiles);
    TopicContents.read(
        consumer,
        consumer.beginningOffsets(ruleFiles),
        consumer.endOffsets(ruleFiles),
        each -> rules.learn(each.value()));
    consumer.assign(alerts);
    knownEnds = consumer.endOffsets(alerts);
    TopicContents.read(
        consumer,
        starts,
        knownEnds,
        each -> {
          Transition transition = transition(each);
          if (transition != null) {
            first.putIfAbsent(transition.alertId(), transition);
          }
        });
    return first;
  }

  /** Goes on: changes from here, ticks from now. */
  void begin(Map<TopicPartition, Long> starts) {
    List<TopicPartition> all = new ArrayList<>(alerts);
    all.addAll(clocks);
    all.addAll(ruleFiles);
    consumer.assign(all);
    starts.forEach(consumer::seek);
    consumer.seekToEnd(clocks);
    consumer.seekToBeginning(ruleFiles);
  }

  /** Hands on what came within 0.1 s. */
  void poll(ChangeSink changes, TickSink ticks) {
    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
      if (each.topic().equals(Topics.ALERTS)) {
        Transition transition = transition(each);
        if (transition != null) {
          changes.changed(transition, isOld(each));
        }
      } else if (each.topic().equals(Topics.ALERT_RULES)) {
        rules.learn(each.value());
      } else if (Arrays.equals(each.key(), TICK_KEY)) {
        boolean isJudged = each.topic().equals(Topics.ALERT_STATES);
        ticks.ticked(isJudged, each.partition(), Math.floorDiv(each.timestamp(), 1000L));
      }
    }
  }

  /** The rules of a second, as far as they are known. */
  RuleSet rules(long tick) {
    return rules.at(tick);
  }

  /** Ticks of the measurements are not needed where those who judge them tick. */
  void hearOnlyJudges() {
    consumer.pause(
        clocks.stream().filter(each -> each.topic().equals(Topics.MEASUREMENTS)).toList());
  }

  private boolean isOld(ConsumerRecord<byte[], byte[]> record) {
    Long end = knownEnds.get(new TopicPartition(record.topic(), record.partition()));
    return end != null && record.offset() < end;
  }

  private @Nullable Transition transition(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return null;
    }
    try {
      return AlertRecord.read(record.value());
    } catch (UnreadableAlert e) {
      if (!isUnreadableSaid) {
        isUnreadableSaid = true;
        say.accept(
            e.getMessage()
                + " at "
                + record.topic()
                + "-"
                + record.partition()
                + " offset "
                + record.offset()
                + "; it is passed over, and more of its kind in silence");
      }
      return null;
    }
  }

  /** Offsets of the next change in each partition. */
  Map<TopicPartition, OffsetAndMetadata> positions() {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    for (TopicPartition each : alerts) {
      positions.put(each, new OffsetAndMetadata(consumer.position(each)));
    }
    return positions;
  }

  /** Keeps how far everything is settled. */
  void keep(Map<TopicPartition, OffsetAndMetadata> positions) {
    consumer.commitAsync(positions, null);
  }

  /** Ends; what was kept a moment ago is on its way for up to 2 s. */
  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
  }
}
