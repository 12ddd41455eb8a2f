package io.earshot.console.page.kafka;

import io.earshot.console.page.avro.PageWriter;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Keeps the page's state up to date from the topics, on a thread of its own. Whatever happens to
 * broker, registry or topics, it says so on the page and tries again.
 */
public final class TopicFeed implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

  private final String bootstrap;
  private final SchemaIdLookup ids;
  private final InstantSource clock;
  private final PageWriter into;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "page-feed");

  private TopicFeed(String bootstrap, SchemaIdLookup ids, InstantSource clock, PageWriter into) {
    this.bootstrap = bootstrap;
    this.ids = ids;
    this.clock = clock;
    this.into = into;
  }

  /**
   * Returns at once; the page says that it is loading until the last minutes are read.
   *
   * @param clock tells when records arrived; no number of a call comes from it
   */
  public static TopicFeed start(
      String bootstrap, SchemaIdLookup ids, InstantSource clock, PageWriter into) {
    TopicFeed feed = new TopicFeed(bootstrap, ids, clock, into);
    feed.thread.setDaemon(true);
    feed.thread.start();
    return feed;
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
    try (FeedReader reader = FeedReader.open(bootstrap, ids, clock, into)) {
      while (closing.getCount() > 0) {
        reader.poll();
      }
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      // Whatever it was, the page must go on saying so instead of standing still.
      into.interrupted(bootstrap + " cannot be read: " + e.getMessage());
    }
  }
}
