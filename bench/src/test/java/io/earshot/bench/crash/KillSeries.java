package io.earshot.bench.crash;

import io.earshot.bench.notify.Inbox;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Starts a program and kills it, again and again, at moments that a seed decides. */
final class KillSeries {

  private static final int MAX_START_MILLIS = 3_000;
  private static final int MAX_WORK_MILLIS = 2_500;
  private static final int MAX_READY_SECONDS = 60;
  private static final int MAX_REQUEST_SECONDS = 8;
  private static final long POLL_NANOS = 20_000_000;

  private final String name;
  private final Callable<ChildJvm> program;
  private final SplittableRandom random;
  private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
  private @Nullable Inbox inbox;

  KillSeries(String name, Callable<ChildJvm> program, long seed) {
    this.name = name;
    this.program = program;
    this.random = new SplittableRandom(seed);
  }

  /** Every other kill happens while a request to this inbox waits for its answer. */
  KillSeries inRequestsTo(Inbox of) {
    inbox = of;
    return this;
  }

  void start(int kills) {
    Thread thread =
        new Thread(
            () -> {
              try {
                for (int kill = 1; kill <= kills; kill++) {
                  startAndKill(kill);
                }
                done.complete(null);
              } catch (Exception e) {
                done.completeExceptionally(e);
              }
            },
            "kills-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits for the last kill; throws if a program ended by itself. */
  void join() throws Exception {
    done.get(5, TimeUnit.MINUTES);
  }

  private void startAndKill(int kill) throws Exception {
    long startNanos = System.nanoTime();
    try (ChildJvm child = program.call()) {
      String moment = awaitMoment(kill, child);
      if (!child.isAlive()) {
        throw new IllegalStateException(name + " ended by itself: " + child.said());
      }
      child.kill();
      System.out.printf(
          "%s kill=%d pid=%d %s afterMillis=%d%n",
          name, kill, child.pid(), moment, (System.nanoTime() - startNanos) / 1_000_000);
    }
  }

  private String awaitMoment(int kill, ChildJvm child) throws Exception {
    if (random.nextInt(5) == 0) {
      pause(random.nextInt(MAX_START_MILLIS));
      return "starting";
    }
    long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAX_READY_SECONDS);
    while (child.isAlive() && !child.isReady() && System.nanoTime() < endNanos) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    Inbox asked = inbox;
    if (asked != null && kill % 2 == 0 && awaitRequest(asked)) {
      return "asking";
    }
    pause(random.nextInt(MAX_WORK_MILLIS));
    return "working";
  }

  /** The request stays without an answer until nobody waits for it. */
  private static boolean awaitRequest(Inbox inbox) throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    inbox.behave(
        message -> {
          asked.countDown();
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
          return 200;
        });
    boolean isAsked = asked.await(MAX_REQUEST_SECONDS, TimeUnit.SECONDS);
    inbox.behave(Inbox.Manner.POLITE);
    return isAsked;
  }

  private static void pause(int millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
