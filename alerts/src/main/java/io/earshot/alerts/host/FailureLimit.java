package io.earshot.alerts.host;

import io.earshot.schemas.registry.SchemaUnavailable;
import io.earshot.schemas.registry.RegistryException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that failed on something passing is replaced; anything else ends the client. */
final class FailureLimit implements StreamsUncaughtExceptionHandler {

  /** More often, and the failure is not passing. */
  private static final int MAX_REPLACEMENTS = 20;

  private static final long WINDOW_NANOS = 300_000_000_000L;
  private static final Logger LOG = LoggerFactory.getLogger(FailureLimit.class);

  private final LongSupplier nanoTime;
  private final Consumer<String> ended;
  private int replacements;
  private long windowStartNanos;

  FailureLimit(LongSupplier nanoTime, Consumer<String> ended) {
    this.nanoTime = nanoTime;
    this.ended = ended;
    this.windowStartNanos = nanoTime.getAsLong();
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
    if (isPassing(failure) && admitsReplacement()) {
      LOG.warn("stream thread of alerts is replaced: {}", failure.getMessage());
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String line = "the alert rules stopped: " + root;
    LOG.error(line);
    LOG.debug("cause", failure);
    ended.accept(line);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private boolean admitsReplacement() {
    long nowNanos = nanoTime.getAsLong();
    if (nowNanos - windowStartNanos > WINDOW_NANOS) {
      windowStartNanos = nowNanos;
      replacements = 0;
    }
    return ++replacements <= MAX_REPLACEMENTS;
  }

  private static boolean isPassing(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException
          || cause instanceof TaskMigratedException
          || cause instanceof SchemaUnavailable
          || (cause instanceof RegistryException registry && registry.isTemporary())) {
        return true;
      }
    }
    return false;
  }
}
