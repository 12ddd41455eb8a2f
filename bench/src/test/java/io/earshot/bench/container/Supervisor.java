package io.earshot.bench.container;

import static org.awaitility.Awaitility.await;

import io.earshot.schemas.kafka.streams.BrokerUnreachable;
import io.earshot.schemas.kafka.streams.HostEnd;
import io.earshot.streams.host.HostSettings;
import io.earshot.streams.host.StreamsHost;
import java.time.Duration;
import org.apache.kafka.streams.errors.StreamsException;

/** Does what a host that has lost its broker asks for: closes it and starts another one. */
final class Supervisor implements AutoCloseable {

  private static final Duration FOLDER_TIMEOUT = Duration.ofMinutes(2);

  private final HostSettings settings;
  private StreamsHost host;
  private int starts = 1;

  Supervisor(HostSettings settings) {
    this.settings = settings;
    this.host = StreamsHost.start(settings);
  }

  /** Hosts started so far. */
  int starts() {
    return starts;
  }

  boolean gaveUp() {
    return host.ended().isDone();
  }

  /**
   * Replaces a host that gave up its broker.
   *
   * @throws IllegalStateException if it ended for another reason
   * @throws BrokerUnreachable if the broker is still away
   */
  void look() {
    if (gaveUp()) {
      HostEnd end = host.ended().join();
      if (end.kind() != HostEnd.Kind.BROKER_LOST) {
        throw new IllegalStateException(end.toString());
      }
      host.close();
      // A thread that waits for the broker keeps its folder for a while; a process would be gone.
      host =
          await("the folder is free")
              .atMost(FOLDER_TIMEOUT)
              .pollInterval(Duration.ofMillis(200))
              .ignoreExceptionsInstanceOf(StreamsException.class)
              .until(() -> StreamsHost.start(settings), started -> true);
      starts++;
    }
  }

  @Override
  public void close() {
    host.close();
  }
}
