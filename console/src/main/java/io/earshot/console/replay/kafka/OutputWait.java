package io.earshot.console.replay.kafka;

import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.CommandFailure;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads the outputs until everything that was put in has come out. */
final class OutputWait {

  /** An engine that works puts something out every second of event time. */
  private static final Duration MAX_SILENCE = Duration.ofSeconds(60);

  private final OutputReader reader;
  private final ReplayEngine engine;
  private final ReplayAlerts alerts;

  OutputWait(OutputReader reader, ReplayEngine engine, ReplayAlerts alerts) {
    this.reader = reader;
    this.engine = engine;
    this.alerts = alerts;
  }

  /**
   * Returns when every partition that had input has closed its last second and rules have judged
   * it, and every summary and alert written by then has been read.
   */
  void untilClosed(Broker broker, Map<Integer, Long> lastSeconds) throws InterruptedException {
    readUntil(() -> reader.hasClosed(lastSeconds));
    // Of one transaction, another partition's part may become visible a little later.
    Map<TopicPartition, Long> measured = reader.measured();
    readUntil(() -> alerts.hasJudged(broker, measured));
    Map<TopicPartition, Long> ends = broker.ends(reader.otherPartitions());
    readUntil(() -> reader.hasPassed(ends));
  }

  private void readUntil(Question done) throws InterruptedException {
    long newestNanos = System.nanoTime();
    while (!done.isAnsweredByYes()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      engine.requireRunning();
      alerts.requireRunning();
      if (reader.poll()) {
        newestNanos = System.nanoTime();
      } else if (System.nanoTime() - newestNanos > MAX_SILENCE.toNanos()) {
        throw CommandFailure.failed(
            "the engine put out nothing for " + MAX_SILENCE.toSeconds() + " s", null);
      }
    }
  }

  /** Something that a broker may have to be asked for. */
  @FunctionalInterface
  private interface Question {

    boolean isAnsweredByYes() throws InterruptedException;
  }
}
