package io.earshot.bench.crash;

import io.earshot.streams.host.Guarantee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts {@link EngineMain} and kills it without notice. */
final class EngineProcess implements AutoCloseable {

  private final Process process;
  private final Path log;

  private EngineProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static EngineProcess start(
      String bootstrapServers, String run, Path dir, Guarantee guarantee, int commitMillis)
      throws IOException {
    String classPath =
        Optional.ofNullable(System.getProperty("surefire.test.class.path"))
            .orElse(System.getProperty("java.class.path"));
    Path log = dir.resolve(run + ".log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                classPath,
                EngineMain.class.getName(),
                bootstrapServers,
                run,
                dir.resolve(run + "-state").toString(),
                guarantee.name(),
                Integer.toString(commitMillis))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new EngineProcess(process, log);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it said so far, for a failing test. */
  String said() throws IOException {
    return Files.readString(log);
  }

  /** SIGKILL: no shutdown hook runs, nothing is flushed. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("pid=" + pid() + " survived a kill of 10 s");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
