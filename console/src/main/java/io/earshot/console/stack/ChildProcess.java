package io.earshot.console.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running child with its log; it ends when its standard input closes, so never after us. */
final class ChildProcess {

  private static final int SIGNAL_BASE = 128;
  private static final int MAX_TAIL_BYTES = 64 * 1024;

  private final String name;
  private final Path logFile;
  private final Process process;

  ChildProcess(String name, Path logFile, Process process) {
    this.name = name;
    this.logFile = logFile;
    this.process = process;
  }

  String name() {
    return name;
  }

  Path logFile() {
    return logFile;
  }

  ProcessIdentity identity() {
    return ProcessIdentity.of(process.toHandle());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  CompletableFuture<ChildProcess> whenEnded() {
    return process.onExit().thenApply(ended -> this);
  }

  /** Asks for an orderly end; returns at once. */
  void askToEnd() {
    process.destroy();
  }

  /** Waits for the end that was asked for, then insists. */
  void awaitEnd(Duration grace) {
    try {
      if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** How it died, for people: a shell's exit code above 128 is a signal. */
  String epitaph() {
    int code = process.exitValue();
    String how =
        code > SIGNAL_BASE
            ? "was ended by signal " + (code - SIGNAL_BASE)
            : "ended with exit code " + code;
    return name + " (pid " + process.pid() + ") " + how + "; its log is " + logFile;
  }

  List<String> logTail(int maxLines) {
    try {
      byte[] bytes = Files.readAllBytes(logFile);
      int from = Math.max(0, bytes.length - MAX_TAIL_BYTES);
      List<String> lines =
          new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - maxLines), lines.size());
    } catch (IOException e) {
      return List.of();
    }
  }
}
