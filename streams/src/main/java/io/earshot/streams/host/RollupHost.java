package io.earshot.streams.host;

import io.earshot.schemas.kafka.streams.FailurePolicy;
import io.earshot.schemas.kafka.streams.HostEnd;
import io.earshot.streams.topology.RollupCounters;
import io.earshot.streams.topology.RollupTopology;
import java.time.Duration;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** The rollups as a running Kafka Streams client, an application of their own. */
public final class RollupHost implements AutoCloseable {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final RollupCounters counters = new RollupCounters();
  private final CompletableFuture<HostEnd> ended = new CompletableFuture<>();
  private final KafkaStreams streams;

  private RollupHost(HostSettings settings) {
    RollupTopology topology = new RollupTopology(settings.topics(), settings.ids(), counters);
    streams = new KafkaStreams(topology.get(), new StreamsConfig(StreamsProperties.of(settings)));
    streams.setUncaughtExceptionHandler(
        new FailurePolicy(
            "rollups",
            Set.of(),
            System::nanoTime,
            line -> ended.complete(new HostEnd(HostEnd.Kind.FAILED, line))));
  }

  /**
   * Starts a client; returns before it has its tasks. The topics have to be there.
   *
   * @param settings with an application id of its own
   */
  public static RollupHost start(HostSettings settings) {
    RollupHost host = new RollupHost(settings);
    host.streams.start();
    return host;
  }

  /** What it did since the start, by name. */
  public SortedMap<String, Long> counters() {
    return counters.snapshot();
  }

  /** Completed when it no longer does its work; it still has to be closed. */
  public CompletableFuture<HostEnd> ended() {
    return ended.copy();
  }

  /** Stops and stays a member of the group: the next start finds its tasks at once. */
  @Override
  public void close() {
    streams.close(
        CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP)
            .withTimeout(CLOSE_TIMEOUT));
    ended.complete(new HostEnd(HostEnd.Kind.CLOSED, "closed"));
  }
}
