package io.earshot.console.stack;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Children of a main process that was killed: they end by themselves, but not at once. */
final class Orphans {

  /** An orderly end takes 0.3 s on a quiet machine. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final long PAUSE_MILLIS = 20;

  private Orphans() {}

  /** Returns when none is left; one that does not end in time is killed, by pid and start time. */
  static void awaitEnd(RunningStack dead, Consumer<String> progress) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + GRACE.toNanos();
    for (Map.Entry<String, ProcessIdentity> child : dead.children().entrySet()) {
      ProcessIdentity process = child.getValue();
      if (process.handle().isPresent()) {
        progress.accept(
            "waiting for the %s of a killed earshot to end (pid %d) …"
                .formatted(child.getKey(), process.pid()));
      }
      while (process.handle().isPresent()) {
        if (System.nanoTime() - deadlineNanos >= 0) {
          process.handle().ifPresent(ProcessHandle::destroyForcibly);
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }
}
