package io.earshot.console.replay.kafka;

import io.earshot.console.command.CommandFailure;
import io.earshot.schemas.kafka.streams.BrokerUnreachable;
import io.earshot.schemas.kafka.streams.HostEnd;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.streams.host.HostSettings;
import io.earshot.streams.host.StreamsHost;
import io.earshot.streams.session.EngineSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The engine as a Kafka Streams application of one replay, its state in a folder of its own. */
final class ReplayEngine implements AutoCloseable {

  private final StreamsHost host;
  private final Path stateDir;

  private ReplayEngine(StreamsHost host, Path stateDir) {
    this.host = host;
    this.stateDir = stateDir;
    // Ctrl-C leaves nothing behind either.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(stateDir), "replay-state"));
  }

  /** Starts the application; it is ready when it is. */
  static ReplayEngine start(
      BrokerTarget target, EngineSettings engine, TopicPlan plan, SchemaIdLookup ids) {
    Path stateDir = newFolder();
    HostSettings settings =
        HostSettings.embedded(
                target.bootstrap(), ids, "earshot-replay-" + target.run(), plan, stateDir)
            .replaying()
            .withEngine(engine);
    try {
      return new ReplayEngine(StreamsHost.start(settings), stateDir);
    } catch (RuntimeException e) {
      delete(stateDir);
      throw e instanceof BrokerUnreachable
          ? CommandFailure.unreachable(String.valueOf(e.getMessage()), e)
          : e;
    }
  }

  /** Ends the command if the application no longer does its work. */
  void requireRunning() {
    HostEnd end = host.ended().getNow(null);
    if (end != null) {
      throw end.kind() == HostEnd.Kind.BROKER_LOST
          ? CommandFailure.unreachable(end.line(), null)
          : CommandFailure.failed(end.line(), null);
    }
  }

  @Override
  public void close() {
    host.close();
    delete(stateDir);
  }

  /** A folder for the stores of one application of a replay. */
  static Path newFolder() {
    try {
      return Files.createTempDirectory("earshot-replay-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What cannot be deleted is left to the system's own cleaning of temporary files. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      // Still being written to: the system cleans up after us.
    }
  }
}
