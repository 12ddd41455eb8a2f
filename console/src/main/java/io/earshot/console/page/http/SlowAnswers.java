package io.earshot.console.page.http;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that somebody has to read a topic for, on threads of their own: whatever the broker does,
 * the page goes on.
 */
final class SlowAnswers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SlowAnswers.class);
  private static final int THREADS = 2;
  private static final int MAX_WAITING = 16;
  private static final int RETRY_SECONDS = 2;
  private static final int IDLE_SECONDS = 30;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
          task -> {
            Thread thread = new Thread(task, "page-slow");
            thread.setDaemon(true);
            return thread;
          });

  SlowAnswers() {
    threads.allowCoreThreadTimeOut(true);
  }

  /** Answers later; a {@link Refusal} when too many wait already. */
  void answer(Question question, String path, Response response, Callback callback) {
    try {
      threads.execute(() -> answerOf(question, path).send(response, callback));
    } catch (RejectedExecutionException e) {
      throw Refusal.tooBusy(
          "more than " + MAX_WAITING + " such requests wait; ask again later", RETRY_SECONDS);
    }
  }

  private static Answer answerOf(Question question, String path) {
    try {
      return question.answer();
    } catch (Refusal e) {
      return e.answer();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.error(503, "the server stops");
    } catch (RuntimeException e) {
      LOG.warn("{} cannot be answered", path, e);
      return Answer.error(500, JettyErrors.FAILED);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** What is to be found out. */
  @FunctionalInterface
  interface Question {
    Answer answer() throws InterruptedException;
  }
}
