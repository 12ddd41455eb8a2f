package io.earshot.bench.crash;

import io.earshot.streams.host.Guarantee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of this package in a process of its own, which can be killed without notice. */
final class ChildJvm implements AutoCloseable {

  /** The name of a run on the live topics, where time passes. */
  static final String LIVE = "live";

  /** What a program says once it works. */
  private static final String READY = "ready after ms=";

  private final Process process;
  private final Path log;
  private final long logStartBytes;

  private ChildJvm(Process process, Path log, long logStartBytes) {
    this.process = process;
    this.log = log;
    this.logStartBytes = logStartBytes;
  }

  /** Starts {@link EngineMain}; its state and log are in {@code dir}, also of the next one. */
  static ChildJvm engine(
      String bootstrapServers, String run, Path dir, Guarantee guarantee, int commitMillis)
      throws IOException {
    return start(
        EngineMain.class,
        dir.resolve(run + ".log"),
        bootstrapServers,
        run,
        dir.resolve(run + "-state").toString(),
        guarantee.name(),
        Integer.toString(commitMillis));
  }

  /** Starts {@link AlertMain}; {@code files} are the rules and, for a live run, the receivers. */
  static ChildJvm alerts(
      String bootstrapServers,
      String run,
      Path dir,
      Guarantee guarantee,
      int commitMillis,
      Path... files)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                bootstrapServers,
                run,
                dir.resolve(run + "-alerts-state").toString(),
                guarantee.name(),
                Integer.toString(commitMillis)));
    for (Path file : files) {
      arguments.add(file.toString());
    }
    return start(
        AlertMain.class, dir.resolve(run + "-alerts.log"), arguments.toArray(String[]::new));
  }

  private static ChildJvm start(Class<?> main, Path log, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                    .orElse(System.getProperty("java.class.path")),
                main.getName()));
    command.addAll(List.of(arguments));
    long logStartBytes = Files.exists(log) ? Files.size(log) : 0;
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new ChildJvm(process, log, logStartBytes);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it said that it works. */
  boolean isReady() throws IOException {
    byte[] all = Files.readAllBytes(log);
    int start = (int) Math.min(logStartBytes, all.length);
    return new String(all, start, all.length - start, StandardCharsets.UTF_8).contains(READY);
  }

  /** What it and those before it said so far, for a failing test. */
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
