package io.earshot.alerts.topology;

import io.earshot.alerts.partition.InputReader;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.schemas.topic.TopicPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
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
  private final AlertCounters counters;
  private final Map<TaskId, Object> ownerByTask = new ConcurrentHashMap<>();
  private volatile long rulesFromSecond = -1;
  private final Map<TaskId, Long> judgedSecondByTask = new ConcurrentHashMap<>();

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
      @Nullable InstantSource liveClock,
      AlertCounters counters) {
    this.topics = topics;
    this.readers = readers;
    this.rulesReader = rulesReader;
    this.settings = settings;
    this.partitions = partitions;
    this.liveClock = liveClock;
    this.counters = counters;
  }

  /** Tasks that have their state back and take records. */
  public int restoredTasks() {
    return ownerByTask.size();
  }

  /** What they did since the start of the process. */
  public AlertCounters counters() {
    return counters;
  }

  /**
   * Age of the oldest second that some task has not judged yet; null = none has judged any, or in a
   * replay.
   */
  public @Nullable Duration eventTimeLag() {
    Optional<Long> judged = judgedSecondByTask.values().stream().min(Comparator.naturalOrder());
    if (liveClock == null || judged.isEmpty()) {
      return null;
    }
    Duration lag = Duration.between(Instant.ofEpochSecond(judged.get() + 1), liveClock.instant());
    return lag.isNegative() ? Duration.ZERO : lag;
  }

  /**
   * Second from which the rules hold that judged last, Unix epoch; 0 = those of the first start,
   * null = nothing was judged yet.
   */
  public @Nullable Long rulesFromSecond() {
    long second = rulesFromSecond;
    return second < 0 ? null : second;
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

  void markJudged(TaskId task, long second) {
    judgedSecondByTask.put(task, second);
  }

  void markRules(long fromSecond) {
    rulesFromSecond = fromSecond;
  }

  void markRestored(TaskId task, Object owner) {
    ownerByTask.put(task, owner);
  }

  /** Changes nothing if another thread has taken the task over meanwhile. */
  void markClosed(TaskId task, Object owner) {
    if (ownerByTask.remove(task, owner)) {
      judgedSecondByTask.remove(task);
    }
  }
}
