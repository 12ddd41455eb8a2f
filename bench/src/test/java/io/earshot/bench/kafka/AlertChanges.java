package io.earshot.bench.kafka;

import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.record.UnreadableAlert;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.schemas.topic.TopicPlan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Changes of alerts, those of each alert in order, as the very bytes that stand on the topic. */
public final class AlertChanges {

  private final Map<String, List<String>> textsByAlert = new TreeMap<>();
  private final List<Transition> transitions = new ArrayList<>();

  /** What is committed on the topic of alerts now. */
  public static AlertChanges on(String bootstrapServers, TopicPlan topics) {
    AlertChanges changes = new AlertChanges();
    int partitions = topics.topics().get(0).partitions();
    PartitionLog.forEach(
        bootstrapServers, topics.alerts(), partitions, record -> changes.add(record.value()));
    return changes;
  }

  /** Takes the next one. */
  public void add(byte[] value) {
    Transition transition = read(value);
    transitions.add(transition);
    textsByAlert
        .computeIfAbsent(transition.alertId(), unused -> new ArrayList<>())
        .add(new String(value, StandardCharsets.UTF_8));
  }

  private static Transition read(byte[] value) {
    try {
      return AlertRecord.read(value);
    } catch (UnreadableAlert e) {
      throw new AssertionError(e);
    }
  }

  /** Those of seconds up to this one. */
  public AlertChanges upTo(long tick) {
    return between(Long.MIN_VALUE, tick);
  }

  /** Those of seconds from one to another, both among them. */
  public AlertChanges between(long firstTick, long lastTick) {
    AlertChanges changes = new AlertChanges();
    transitions.stream()
        .filter(each -> firstTick <= each.tick() && each.tick() <= lastTick)
        .forEach(each -> changes.add(AlertRecord.bytes(each)));
    return changes;
  }

  /** JSON of each alert, in order, by alert. */
  public Map<String, List<String>> textsByAlert() {
    return textsByAlert;
  }

  /** Those of each alert are in order. */
  public List<Transition> transitions() {
    return transitions;
  }
}
