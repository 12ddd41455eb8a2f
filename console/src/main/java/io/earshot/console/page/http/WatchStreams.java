package io.earshot.console.page.http;

import io.earshot.console.page.StateCursor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All clients that watch, and the threads that look at the state for them. */
final class WatchStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WatchStreams.class);

  /** One slow view leaves the other thread to everybody else. */
  private static final int THREADS = 2;

  private static final int RETRY_SECONDS = 5;
  private static final long CLOSE_PATIENCE_MILLIS = 1_000;

  private final WatchLimits limits;
  private final ScheduledThreadPoolExecutor turns;
  private final Set<WatchStream> live = new HashSet<>();
  private final AtomicLong stalled = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicBoolean closing = new AtomicBoolean();

  WatchStreams(WatchLimits limits) {
    this.limits = limits;
    AtomicLong number = new AtomicLong();
    turns =
        new ScheduledThreadPoolExecutor(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "page-watch-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    turns.setRemoveOnCancelPolicy(true);
  }

  /**
   * What happened so far.
   *
   * @param clients watching now
   * @param disconnectedStalled were disconnected because they did not read
   * @param refusedClients were too many
   * @param failedClients were disconnected because their view failed
   */
  record Counts(int clients, long disconnectedStalled, long refusedClients, long failedClients) {}

  /**
   * Lets a client watch until it leaves.
   *
   * @throws Refusal 503 when too many watch already
   */
  void open(Supplier<StateCursor> view, SseWriter writer) {
    WatchStream stream = new WatchStream(view, writer, this);
    synchronized (live) {
      if (closing.get()) {
        throw Refusal.tooBusy("the server is stopping; try again when it is back", RETRY_SECONDS);
      }
      if (live.size() >= limits.maxClients()) {
        refused.incrementAndGet();
        throw Refusal.tooBusy(
            live.size() + " clients watch already; close a tab, or try again later", RETRY_SECONDS);
      }
      live.add(stream);
    }
    stream.start();
  }

  Counts counts() {
    synchronized (live) {
      return new Counts(live.size(), stalled.get(), refused.get(), failed.get());
    }
  }

  /** Ends the streams; waits a moment for clients that are reading. */
  @Override
  public void close() {
    List<WatchStream> ending;
    synchronized (live) {
      closing.set(true);
      ending = List.copyOf(live);
    }
    ending.forEach(WatchStream::endIfWaiting);
    awaitNobody();
    turns.shutdownNow();
  }

  WatchLimits limits() {
    return limits;
  }

  boolean isClosing() {
    return closing.get();
  }

  Future<?> after(long delayNanos, Runnable task) {
    return turns.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
  }

  void left(WatchStream stream) {
    synchronized (live) {
      live.remove(stream);
      live.notifyAll();
    }
  }

  void countStalled() {
    stalled.incrementAndGet();
  }

  /** Says it once: browsers come back every second, and so would the message. */
  void countFailed(Throwable cause) {
    if (closing.get()) {
      return;
    }
    if (failed.getAndIncrement() == 0) {
      LOG.warn("a view of the live page failed; later failures are counted in /readyz", cause);
    }
  }

  private void awaitNobody() {
    long deadlineNanos = System.nanoTime() + CLOSE_PATIENCE_MILLIS * 1_000_000;
    synchronized (live) {
      try {
        long leftMillis = CLOSE_PATIENCE_MILLIS;
        while (!live.isEmpty() && leftMillis > 0) {
          live.wait(leftMillis);
          leftMillis = (deadlineNanos - System.nanoTime()) / 1_000_000;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
