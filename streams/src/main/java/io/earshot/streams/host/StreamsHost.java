package io.earshot.streams.host;

import io.earshot.streams.topology.EngineTasks;
import io.earshot.streams.topology.SessionTopology;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;

/** The session engine as a running Kafka Streams client. */
public final class StreamsHost implements AutoCloseable {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LOST_CLOSE_TIMEOUT = Duration.ofSeconds(1);
  private static final long READY_POLL_MILLIS = 20;

  private final EngineTasks tasks;
  private final KafkaStreams streams;
  private final BrokerWatch watch;
  private final CompletableFuture<HostEnd> ended = new CompletableFuture<>();

  private StreamsHost(HostSettings settings, BrokerWatch watch) {
    this.watch = watch;
    this.tasks =
        new EngineTasks(
            settings.topics(),
            settings.ids(),
            settings.engine(),
            settings.liveTicks(),
            InstantSource.system());
    Properties properties = StreamsProperties.of(settings);
    Topology topology = new SessionTopology(tasks).get();
    this.streams = new KafkaStreams(topology, new StreamsConfig(properties));
    streams.setUncaughtExceptionHandler(
        new FailurePolicy(System::nanoTime, line -> end(HostEnd.Kind.FAILED, line)));
    streams.setStateListener(this::onState);
  }

  /**
   * Starts a client; returns before it is ready.
   *
   * @throws BrokerUnreachable if no broker answers within 10 s
   * @throws IllegalStateException naming the remedy, if a topic is missing or the partition counts
   *     differ
   */
  public static StreamsHost start(HostSettings settings) {
    BrokerWatch watch = new BrokerWatch(settings.bootstrapServers());
    try {
      watch.requireTopics(settings.topics());
      StreamsHost host = new StreamsHost(settings, watch);
      host.streams.start();
      watch.start(() -> host.end(HostEnd.Kind.BROKER_LOST, watch.lostLine()));
      return host;
    } catch (RuntimeException e) {
      watch.close();
      throw e;
    }
  }

  /**
   * Waits until every assigned task is restored and takes records.
   *
   * @throws IllegalStateException if it ended, or was not ready in time
   */
  public void awaitReady(Duration timeout) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + timeout.toNanos();
    while (!isReady()) {
      long leftNanos = deadlineNanos - System.nanoTime();
      if (leftNanos <= 0) {
        throw new IllegalStateException(
            "engine not ready within "
                + timeout.toSeconds()
                + " s: state="
                + streams.state()
                + " restoredPartitions="
                + tasks.restoredPartitions());
      }
      awaitEnd(Duration.ofMillis(READY_POLL_MILLIS));
    }
  }

  /**
   * True if every assigned task takes records. {@code RUNNING} alone is not enough: a client is
   * that, too, before it has any task.
   */
  public boolean isReady() {
    int assigned = 0;
    for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
      assigned += thread.activeTasks().size();
    }
    return streams.state() == KafkaStreams.State.RUNNING
        && assigned > 0
        && assigned == tasks.restoredPartitions().size();
  }

  /** Completed when the host no longer does its work; it still has to be closed. */
  public CompletableFuture<HostEnd> ended() {
    return ended.copy();
  }

  /** What the engine did since the start, by name. */
  public SortedMap<String, Long> counters() {
    return tasks.counters().snapshot();
  }

  /** Records not read yet in the assigned partitions, as of the newest fetch. */
  public long lagRecords() {
    double records = 0;
    for (Map.Entry<MetricName, ? extends Metric> entry : streams.metrics().entrySet()) {
      if (isLagOfPartition(entry.getKey())
          && entry.getValue().metricValue() instanceof Double lag
          && lag > 0) {
        records += lag;
      }
    }
    return (long) records;
  }

  /** Stops and stays a member of the group: the next start finds its tasks at once. */
  @Override
  public void close() {
    boolean lost = ended.isDone() && ended.join().kind() == HostEnd.Kind.BROKER_LOST;
    streams.close(
        CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP)
            .withTimeout(lost ? LOST_CLOSE_TIMEOUT : CLOSE_TIMEOUT));
    watch.close();
    end(HostEnd.Kind.CLOSED, "closed");
  }

  private void awaitEnd(Duration timeout) throws InterruptedException {
    try {
      HostEnd end = ended.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      throw end.kind() == HostEnd.Kind.BROKER_LOST
          ? new BrokerUnreachable(end.line(), null)
          : new IllegalStateException(end.line());
    } catch (TimeoutException e) {
      // Still working: the caller looks again.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void onState(KafkaStreams.State now, KafkaStreams.State before) {
    if (now == KafkaStreams.State.ERROR) {
      end(HostEnd.Kind.FAILED, "the engine stopped after state=" + before);
    }
  }

  private void end(HostEnd.Kind kind, String line) {
    ended.complete(new HostEnd(kind, line));
  }

  private static boolean isLagOfPartition(MetricName name) {
    return name.name().equals("records-lag")
        && name.group().equals("consumer-fetch-manager-metrics")
        && name.tags().containsKey("partition")
        && !name.tags().getOrDefault("client-id", "").contains("restore");
  }
}
