package io.earshot.streams.topology;

import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.streams.partition.PartitionRunner;
import io.earshot.streams.partition.RunnerCounters;
import io.earshot.streams.session.EngineSettings;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * What the tasks of one process share: how an engine is made, which partitions have one that is
 * restored, and the records an engine failed on.
 */
public final class EngineTasks {

  private final TopicPlan topics;
  private final SchemaIdLookup ids;
  private final EngineSettings settings;
  private final boolean liveTicks;
  private final InstantSource clock;
  private final RunnerCounters counters = new RunnerCounters();
  private final Map<Integer, Object> ownerByPartition = new ConcurrentHashMap<>();
  private final Set<RecordPosition> poisoned = ConcurrentHashMap.newKeySet();

  /**
   * Names what to run.
   *
   * @param liveTicks true where time passes: silent partitions get ticks; false in replays
   * @param clock wall clock of the ticks, read only if they are live
   */
  public EngineTasks(
      TopicPlan topics,
      SchemaIdLookup ids,
      EngineSettings settings,
      boolean liveTicks,
      InstantSource clock) {
    this.topics = topics;
    this.ids = ids;
    this.settings = settings;
    this.liveTicks = liveTicks;
    this.clock = clock;
  }

  public RunnerCounters counters() {
    return counters;
  }

  /** Partitions whose engine has its state back and takes records. */
  public Set<Integer> restoredPartitions() {
    return Set.copyOf(ownerByPartition.keySet());
  }

  TopicPlan topics() {
    return topics;
  }

  boolean liveTicks() {
    return liveTicks;
  }

  InstantSource clock() {
    return clock;
  }

  PartitionRunner newRunner() {
    return new PartitionRunner(topics, ids, settings, counters);
  }

  void markRestored(int partition, Object owner) {
    ownerByPartition.put(partition, owner);
  }

  /** Changes nothing if another thread has taken the partition over meanwhile. */
  void markClosed(int partition, Object owner) {
    ownerByPartition.remove(partition, owner);
  }

  void markPoisoned(RecordPosition position) {
    poisoned.add(position);
  }

  boolean isPoisoned(RecordPosition position) {
    return !poisoned.isEmpty() && poisoned.contains(position);
  }

  /** Place of one record. */
  record RecordPosition(TopicPartition partition, long offset) {}
}
