package io.earshot.console.cluster.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;

/**
 * A thread that reads topics until it is closed; whatever happens to broker or topics, it begins
 * again.
 */
public final class TopicFollower implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

  private final Supplier<Reading> openings;
  private final Consumer<RuntimeException> onFailure;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private TopicFollower(
      String name, Supplier<Reading> openings, Consumer<RuntimeException> onFailure) {
    this.openings = openings;
    this.onFailure = onFailure;
    this.thread = new Thread(this::run, name);
  }

  /** One attempt to read, from its beginning to its failure. */
  public interface Reading extends AutoCloseable {

    /** Reads what comes within a short time. */
    void poll() throws InterruptedException;

    @Override
    void close();
  }

  /**
   * Returns at once.
   *
   * @param name of the thread
   * @param openings begin an attempt
   * @param onFailure hears why one ended, on the thread
   */
  public static TopicFollower start(
      String name, Supplier<Reading> openings, Consumer<RuntimeException> onFailure) {
    TopicFollower follower = new TopicFollower(name, openings, onFailure);
    follower.thread.setDaemon(true);
    follower.thread.start();
    return follower;
  }

  @Override
  public void close() throws InterruptedException {
    closing.countDown();
    thread.join(CLOSE_PATIENCE.toMillis());
  }

  private void run() {
    try {
      do {
        follow();
      } while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() throws InterruptedException {
    try (Reading reading = openings.get()) {
      while (closing.getCount() > 0) {
        reading.poll();
      }
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      // Whatever it was, somebody must go on saying so instead of standing still.
      onFailure.accept(e);
    }
  }
}
