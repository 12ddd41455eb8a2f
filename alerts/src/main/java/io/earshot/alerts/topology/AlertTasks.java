package io.earshot.alerts.topology;

import io.earshot.alerts.partition.InputReader;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.schemas.topic.TopicPlan;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.TaskId;
import org.jspecify.annotations.Nullable;

/** What the tasks of one process share. */
public final class AlertTasks {

  private final TopicPlan topics;
  private final Supplier<InputReader> readers;
  private final RulesReader rulesReader;
  private final EngineSettings settings;
  private final int partitions;
  private final @Nullable InstantSource liveClock;
  private final Map<TaskId, Object> ownerByTask = new ConcurrentHashMap<>();

  /**
   * Names what to run.
   *
   * @param readers makes one for each task
   * @param partitions of the measurements that have ticks: the fleet is judged when all were heard
   * @param liveClock where time passes: tells how old what is judged is; null = a replay
   */
  public AlertTasks(
      TopicPlan topics,
      Supplier<InputReader> readers,
      RulesReader rulesReader,
      EngineSettings settings,
      int partitions,
      @Nullable InstantSource liveClock) {
    this.topics = topics;
    this.readers = readers;
    this.rulesReader = rulesReader;
    this.settings = settings;
    this.partitions = partitions;
    this.liveClock = liveClock;
  }

  /** Tasks that have their state back and take records. */
  public int restoredTasks() {
    return ownerByTask.size();
  }

  TopicPlan topics() {
    return topics;
  }

  InputReader newReader() {
    return readers.get();
  }

  RulesReader rulesReader() {
    return rulesReader;
  }

  EngineSettings settings() {
    return settings;
  }

  int partitions() {
    return partitions;
  }

  /** Milliseconds, Unix epoch; null in a replay. */
  @Nullable Long wallMillis() {
    return liveClock == null ? null : liveClock.millis();
  }

  void markRestored(TaskId task, Object owner) {
    ownerByTask.put(task, owner);
  }

  /** Changes nothing if another thread has taken the task over meanwhile. */
  void markClosed(TaskId task, Object owner) {
    ownerByTask.remove(task, owner);
  }
}
