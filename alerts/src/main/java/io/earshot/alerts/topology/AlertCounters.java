package io.earshot.alerts.topology;

import io.earshot.alerts.partition.FleetShare;
import io.earshot.alerts.partition.SecondOfSession;
import io.earshot.alerts.rule.engine.Acceptance;
import io.earshot.alerts.rule.engine.Ailment;
import io.earshot.alerts.rule.engine.EngineCounters;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Tally;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.state.Transition;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the rules of one process did since its start. Safe for use by several threads. After an
 * aborted transaction what it did is done, and counted, again.
 */
public final class AlertCounters {

  /** Reasons are agents' own words. */
  private static final int MAX_REASONS = 50;

  private static final String OTHER = "other";

  private final LongAdder records = new LongAdder();
  private final LongAdder unreadable = new LongAdder();
  private final Map<Acceptance, LongAdder> samples = adders(Acceptance.class);
  private final Map<Ailment.Kind, LongAdder> ruleErrors = adders(Ailment.Kind.class);
  private final Map<String, LongAdder> agentDropped = new ConcurrentHashMap<>();
  private final Map<AlertCounts.Change, LongAdder> transitions = new ConcurrentHashMap<>();

  /** A record that cannot be read. */
  public void countUnreadable() {
    unreadable.increment();
  }

  /** Agents say themselves what they dropped; this is the way all of their words come by. */
  void countDrops(SecondOfSession heard) {
    for (Sample sample : heard.samples()) {
      if (sample.metric() == Metric.AGENT_DROPS && sample.observation() instanceof Tally dropped) {
        String reason = sample.labels().asMap().getOrDefault("reason", OTHER);
        boolean hasRoom = agentDropped.containsKey(reason) || agentDropped.size() < MAX_REASONS;
        agentDropped
            .computeIfAbsent(hasRoom ? reason : OTHER, unused -> new LongAdder())
            .add(dropped.count());
      }
    }
  }

  void countRecord() {
    records.increment();
  }

  void count(Transition transition) {
    AlertCounts.Change change =
        new AlertCounts.Change(transition.rule(), transition.severity(), transition.to());
    transitions.computeIfAbsent(change, unused -> new LongAdder()).increment();
  }

  void count(FleetShare share) {
    for (Ailment ailment : share.ailments()) {
      add(ruleErrors, ailment.kind(), 1);
    }
  }

  /** What has been done so far. */
  public AlertCounts snapshot() {
    SortedMap<AlertCounts.Change, Long> changes = new TreeMap<>();
    transitions.forEach((change, count) -> changes.put(change, count.sum()));
    SortedMap<String, Long> drops = new TreeMap<>();
    agentDropped.forEach((reason, count) -> drops.put(reason, count.sum()));
    return new AlertCounts(
        records.sum(), unreadable.sum(), sums(samples), sums(ruleErrors), drops, changes);
  }

  private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
    Map<E, LongAdder> adders = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      adders.put(constant, new LongAdder());
    }
    return adders;
  }

  private static <E extends Enum<E>> Map<E, Long> sums(Map<E, LongAdder> adders) {
    Map<E, Long> sums = new TreeMap<>();
    adders.forEach((of, count) -> sums.put(of, count.sum()));
    return sums;
  }

  private static <E extends Enum<E>> void add(Map<E, LongAdder> adders, E of, long growth) {
    LongAdder adder = adders.get(of);
    if (adder != null) {
      adder.add(growth);
    }
  }

  /** Of one task, whose own counts began before this process did. */
  final class OfTask {

    private final Map<Acceptance, Long> seen = new EnumMap<>(Acceptance.class);

    OfTask(EngineCounters restored) {
      for (Acceptance each : Acceptance.values()) {
        seen.put(each, restored.of(each));
      }
    }

    /** Adds what the task's counts grew by. */
    void update(EngineCounters now) {
      seen.replaceAll(
          (each, before) -> {
            add(samples, each, now.of(each) - before);
            return now.of(each);
          });
    }
  }
}
