package io.earshot.streams.host;

import io.earshot.schemas.kafka.streams.BrokerUnreachable;
import io.earshot.schemas.kafka.streams.BrokerWatch;
import io.earshot.schemas.kafka.streams.HostEnd;
import io.earshot.schemas.kafka.streams.StreamsClient;
import io.earshot.streams.topology.EngineFailure;
import io.earshot.streams.topology.EngineTasks;
import io.earshot.streams.topology.SessionTopology;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;

/** The session engine as a running Kafka Streams client. */
public final class StreamsHost implements AutoCloseable {

  private static final String ENGINE = "engine";

  private final EngineTasks tasks;
  private final StreamsClient client;

  private StreamsHost(HostSettings settings, BrokerWatch watch) {
    this.tasks =
        new EngineTasks(
            settings.topics(),
            settings.ids(),
            settings.engine(),
            settings.liveTicks(),
            InstantSource.system());
    this.client =
        new StreamsClient(
            ENGINE,
            watch,
            new SessionTopology(tasks).get(),
            StreamsProperties.of(settings),
            () -> tasks.restoredPartitions().size());
  }

  /**
   * Starts a client; returns before it is ready.
   *
   * @throws BrokerUnreachable if no broker answers within 10 s
   * @throws IllegalStateException naming the remedy, if a topic is missing or the partition counts
   *     differ
   */
  public static StreamsHost start(HostSettings settings) {
    BrokerWatch watch = new BrokerWatch(ENGINE, settings.bootstrapServers());
    try {
      watch.requireTopics(settings.topics());
      StreamsHost host = new StreamsHost(settings, watch);
      host.client.start(Set.of(EngineFailure.class));
      return host;
    } catch (RuntimeException e) {
      watch.close();
      throw e;
    }
  }

  /**
   * Waits until every assigned task is restored and takes records.
   *
   * @throws BrokerUnreachable if no broker has answered for a while
   * @throws IllegalStateException if it ended otherwise, or was not ready in time
   */
  public void awaitReady(Duration timeout) throws InterruptedException {
    client.awaitReady(timeout);
  }

  /** True if every assigned task takes records. */
  public boolean isReady() {
    return client.isReady();
  }

  /** Completed when the host no longer does its work; it still has to be closed. */
  public CompletableFuture<HostEnd> ended() {
    return client.ended();
  }

  /** What the engine did since the start, by name. */
  public SortedMap<String, Long> counters() {
    return tasks.counters().snapshot();
  }

  /** Records not read yet in the assigned partitions, as of the newest fetch. */
  public long lagRecords() {
    return client.lagRecords();
  }

  /** Stops and stays a member of the group: the next start finds its tasks at once. */
  @Override
  public void close() {
    client.close();
  }
}
