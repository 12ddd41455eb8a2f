package io.earshot.bench.agent;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An edge as a child process that can be killed and started where it was. */
final class EdgeProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String bootstrapServers;
  private final Path keys;
  private final Path log;
  private final int port;
  private @Nullable Process process;

  private EdgeProcess(String bootstrapServers, Path keys, Path log) throws IOException {
    this.bootstrapServers = bootstrapServers;
    this.keys = keys;
    this.log = log;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = socket.getLocalPort();
    }
  }

  /** Starts an edge; returns when it listens. */
  static EdgeProcess start(String bootstrapServers, Path keys, Path log) throws IOException {
    EdgeProcess edge = new EdgeProcess(bootstrapServers, keys, log);
    edge.startAgain();
    return edge;
  }

  int port() {
    return port;
  }

  /** Ends it as a power cut would: what it held and had not acknowledged is gone. */
  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  /**
   * Starts it on the same port; returns when it listens. Without its broker it ends, and is started
   * once more, as whoever runs it does.
   */
  void startAgain() {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Process launched = launch();
              process = launched;
              await().atMost(PATIENCE).until(() -> !launched.isAlive() || isReady());
              return launched.isAlive();
            });
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.earshot.schema",
            "-cp",
            System.getProperty("java.class.path"),
            EdgeMain.class.getName(),
            bootstrapServers,
            Integer.toString(port),
            keys.toString())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private boolean isReady() throws IOException {
    return Files.readString(log).contains(EdgeMain.READY);
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
