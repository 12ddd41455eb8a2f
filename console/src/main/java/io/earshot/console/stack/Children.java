package io.earshot.console.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The child processes of one stack: started together, watched together, stopped together. */
final class Children {

  /** Under load a start takes 20 s; four times that is a hang. */
  private static final Duration MAX_START = Duration.ofSeconds(90);

  private static final long PAUSE_MILLIS = 20;
  private static final int TAIL_LINES = 15;

  private final Consumer<String> progress;
  private final List<ChildProcess> started = new ArrayList<>();
  private boolean stopping;

  Children(Consumer<String> progress) {
    this.progress = progress;
  }

  /** Refuses once {@link #stop} has begun: a child started after it would be forgotten. */
  synchronized ChildProcess start(ChildCommand command, ClassArchives archives) throws IOException {
    if (stopping) {
      throw new StackFailure(command.name() + " not started: the stack is being stopped");
    }
    ChildProcess child = command.start(archives.optionsFor(command));
    started.add(child);
    return child;
  }

  /** Polls {@code ready} until it holds; a child of any kind that dies meanwhile ends the wait. */
  void await(ChildProcess child, String where, Check ready) throws InterruptedException {
    progress.accept("waiting for " + child.name() + " on " + where + " …");
    long deadlineNanos = System.nanoTime() + MAX_START.toNanos();
    while (!ready.holds()) {
      throwIfOneDied();
      if (System.nanoTime() - deadlineNanos >= 0) {
        tail(child);
        throw new StackFailure(
            "%s does not answer on %s after %d s; its log is %s"
                .formatted(child.name(), where, MAX_START.toSeconds(), child.logFile()));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /**
   * Blocks until a child ends or a guest fails; throws with the last words of either unless we
   * stopped it.
   */
  void awaitEnd(CompletableFuture<String> guestFailed) {
    List<CompletableFuture<?>> ends = new ArrayList<>();
    snapshot().forEach(child -> ends.add(child.whenEnded()));
    ends.add(guestFailed);
    CompletableFuture.anyOf(ends.toArray(CompletableFuture<?>[]::new)).join();
    throwIfOneDied();
    String failure = guestFailed.getNow(null);
    if (failure != null && !isStopping()) {
      throw new StackFailure(failure);
    }
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  /** Asks all for an orderly end, then waits for each; whoever takes longer is killed. */
  void stop(Duration grace) {
    synchronized (this) {
      stopping = true;
    }
    snapshot().forEach(ChildProcess::askToEnd);
    snapshot().forEach(child -> child.awaitEnd(grace));
  }

  synchronized Map<String, ProcessIdentity> identities() {
    Map<String, ProcessIdentity> identities = new LinkedHashMap<>();
    started.forEach(child -> identities.put(child.name(), child.identity()));
    return identities;
  }

  private synchronized void throwIfOneDied() {
    if (stopping) {
      return;
    }
    for (ChildProcess child : started) {
      if (!child.isAlive()) {
        tail(child);
        throw new StackFailure(child.epitaph());
      }
    }
  }

  private synchronized List<ChildProcess> snapshot() {
    return List.copyOf(started);
  }

  private void tail(ChildProcess child) {
    child.logTail(TAIL_LINES).forEach(line -> progress.accept("  | " + line));
  }

  /** A question to a child; false means: ask again soon. */
  interface Check {
    boolean holds() throws InterruptedException;
  }
}
