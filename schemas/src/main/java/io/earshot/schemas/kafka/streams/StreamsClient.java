package io.earshot.schemas.kafka.streams;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;

/**
 * A running topology that knows when it is ready, and says when and why it no longer works: a
 * failure that does not pass, or brokers that do not answer.
 */
public final class StreamsClient implements AutoCloseable {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LOST_CLOSE_TIMEOUT = Duration.ofSeconds(1);
  private static final long READY_POLL_MILLIS = 20;

  private final String what;
  private final KafkaStreams streams;
  private final BrokerWatch watch;
  private final IntSupplier restoredTasks;
  private final CompletableFuture<HostEnd> ended = new CompletableFuture<>();

  /**
   * Makes a client that is not started.
   *
   * @param what what it runs, for people, e.g. {@code engine}
   * @param watch closed together with the client
   * @param restoredTasks tasks of this process that have their state back and take records
   */
  public StreamsClient(
      String what,
      BrokerWatch watch,
      Topology topology,
      Properties properties,
      IntSupplier restoredTasks) {
    this.what = what;
    this.watch = watch;
    this.restoredTasks = restoredTasks;
    this.streams = new KafkaStreams(topology, new StreamsConfig(properties));
    streams.setStateListener(this::onState);
  }

  /**
   * Starts it; returns before it is ready.
   *
   * @param alsoPassing exceptions of its own after which a new thread does better
   */
  public void start(Set<Class<? extends RuntimeException>> alsoPassing) {
    streams.setUncaughtExceptionHandler(
        new FailurePolicy(
            what, alsoPassing, System::nanoTime, line -> end(HostEnd.Kind.FAILED, line)));
    streams.start();
    watch.start(() -> end(HostEnd.Kind.BROKER_LOST, watch.lostLine()));
  }

  /**
   * Waits until every assigned task is restored and takes records.
   *
   * @throws BrokerUnreachable if no broker has answered for a while
   * @throws IllegalStateException if it ended otherwise, or was not ready in time
   */
  public void awaitReady(Duration timeout) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + timeout.toNanos();
    while (!isReady()) {
      if (System.nanoTime() >= deadlineNanos) {
        throw new IllegalStateException(
            "%s not ready within %d s: state=%s restoredTasks=%d"
                .formatted(what, timeout.toSeconds(), streams.state(), restoredTasks.getAsInt()));
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
        && assigned == restoredTasks.getAsInt();
  }

  /** Completed when it no longer does its work; it still has to be closed. */
  public CompletableFuture<HostEnd> ended() {
    return ended.copy();
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
      throw ended.get(timeout.toMillis(), TimeUnit.MILLISECONDS).asException();
    } catch (TimeoutException e) {
      // Still working: the caller looks again.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void onState(KafkaStreams.State now, KafkaStreams.State before) {
    if (now == KafkaStreams.State.ERROR) {
      end(HostEnd.Kind.FAILED, "the " + what + " stopped after state=" + before);
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
