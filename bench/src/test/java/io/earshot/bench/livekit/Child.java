package io.earshot.bench.livekit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A process of the lab. What it says goes into a file; it ends with the lab. */
final class Child implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long FAREWELL_SECONDS = 5;

  private final String name;
  private final Process process;
  private final Path said;

  private Child(String name, Process process, Path said) {
    this.name = name;
    this.process = process;
    this.said = said;
  }

  static Child start(
      String name, Path folder, Map<String, String> environment, List<String> command) {
    Path said = folder.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    try {
      return new Child(name, builder.start(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": does not start", e);
    }
  }

  /** Runs a tool to its end; its output is in the exception if it fails. */
  static String run(String name, Path folder, Map<String, String> environment, List<String> command)
      throws InterruptedException {
    try (Child child = start(name, folder, environment, command)) {
      if (child.process.waitFor() != 0) {
        throw new IllegalStateException(child.report("failed"));
      }
      return child.text();
    }
  }

  /** Waits until it has said something, which it returns; one that does not say it is ended. */
  Matcher await(String regex) {
    Pattern pattern = Pattern.compile(regex);
    Matcher[] found = new Matcher[1];
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(
              () -> {
                boolean isAlive = process.isAlive();
                found[0] = pattern.matcher(text());
                return found[0].find() || !isAlive;
              });
      // Throws where it ended without it.
      found[0].start();
      return found[0];
    } catch (ConditionTimeoutException | IllegalStateException e) {
      close();
      throw new IllegalStateException(report("does not say '" + regex + "'"), e);
    }
  }

  String text() {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  private String report(String what) {
    String text = text();
    return name + " " + what + ": " + text.substring(Math.max(0, text.length() - 2000));
  }

  /** As Ctrl-C does it; by force for one that does not listen. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
