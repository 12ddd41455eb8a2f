package io.earshot.console.page.http;

import io.earshot.console.page.StateCursor;
import io.earshot.console.page.StateEvent;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/**
 * One client of one view. It waits for its turn, or it is at work, which ends when the client has
 * taken what was written: so a slow client has one message under way and gets the latest state
 * after it, and nobody waits for it.
 */
final class WatchStream {

  private enum Phase {
    WAITING,
    AT_WORK,
    OVER
  }

  private final Supplier<StateCursor> view;
  private final SseWriter writer;
  private final WatchStreams all;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.AT_WORK);

  // Only touched by whoever is at work; the executor's queue publishes them to the next one.
  private @Nullable StateCursor cursor;
  private long turnBeganNanos;
  private long writtenNanos;

  WatchStream(Supplier<StateCursor> view, SseWriter writer, WatchStreams all) {
    this.view = view;
    this.writer = writer;
    this.all = all;
  }

  /** Answers the request; the first state follows at once. */
  void start() {
    turnBeganNanos = System.nanoTime() - all.limits().turn().toNanos();
    writer.open(writing());
  }

  /** Ends a stream that waits; one at work ends when it is done. */
  void endIfWaiting() {
    if (phase.compareAndSet(Phase.WAITING, Phase.OVER)) {
      writer.end();
      all.left(this);
    }
  }

  private void turn() {
    if (!phase.compareAndSet(Phase.WAITING, Phase.AT_WORK)) {
      return;
    }
    try {
      turnBeganNanos = System.nanoTime();
      List<StateEvent> events = cursor().take();
      if (!events.isEmpty()) {
        writer.events(events, writing());
      } else if (turnBeganNanos - writtenNanos >= all.limits().heartbeat().toNanos()) {
        writer.comment(writing());
      } else {
        awaitTurn();
      }
    } catch (RuntimeException | Error e) {
      all.countFailed(e);
      over(e);
    }
  }

  private StateCursor cursor() {
    if (cursor == null) {
      cursor = view.get();
    }
    return cursor;
  }

  private Callback writing() {
    Future<?> stall = all.after(all.limits().stall().toNanos(), this::stalled);
    return Callback.from(
        InvocationType.NON_BLOCKING,
        () -> {
          stall.cancel(false);
          writtenNanos = System.nanoTime();
          awaitTurn();
        },
        cause -> {
          stall.cancel(false);
          over(cause);
        });
  }

  private void awaitTurn() {
    long sinceNanos = System.nanoTime() - turnBeganNanos;
    if (phase.compareAndSet(Phase.AT_WORK, Phase.WAITING)) {
      if (all.isClosing()) {
        endIfWaiting();
      } else {
        all.after(Math.max(0, all.limits().turn().toNanos() - sinceNanos), this::turn);
      }
    }
  }

  private void stalled() {
    all.countStalled();
    long seconds = TimeUnit.NANOSECONDS.toSeconds(all.limits().stall().toNanos());
    writer.cut(new TimeoutException("client has read nothing for " + seconds + " s"));
  }

  private void over(Throwable cause) {
    if (phase.getAndSet(Phase.OVER) != Phase.OVER) {
      writer.fail(cause);
      all.left(this);
    }
  }
}
