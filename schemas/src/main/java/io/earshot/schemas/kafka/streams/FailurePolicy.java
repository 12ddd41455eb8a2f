package io.earshot.streams.host;

import io.earshot.schemas.registry.RegistryException;
import io.earshot.schemas.registry.SchemaUnavailable;
import io.earshot.streams.topology.EngineFailure;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that failed on something passing is replaced; anything else ends the client. */
final class FailurePolicy implements StreamsUncaughtExceptionHandler {

  /** More often, and the failure is not passing. */
  private static final int MAX_REPLACEMENTS = 20;

  private static final long REPLACEMENT_WINDOW_NANOS = 300_000_000_000L;
  private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);

  private final LongSupplier nanoTime;
  private final Consumer<String> ended;
  private int replacements;
  private long windowStartNanos;

  FailurePolicy(LongSupplier nanoTime, Consumer<String> ended) {
    this.nanoTime = nanoTime;
    this.ended = ended;
    this.windowStartNanos = nanoTime.getAsLong();
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
    Throwable passing = passingCause(failure);
    if (passing != null && admitsReplacement()) {
      LOG.warn("stream thread is replaced: {}", passing.getMessage());
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    String line = "the engine stopped: " + rootCause(failure);
    LOG.error(line);
    LOG.debug("cause", failure);
    ended.accept(line);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private boolean admitsReplacement() {
    long nowNanos = nanoTime.getAsLong();
    if (nowNanos - windowStartNanos > REPLACEMENT_WINDOW_NANOS) {
      windowStartNanos = nowNanos;
      replacements = 0;
    }
    return ++replacements <= MAX_REPLACEMENTS;
  }

  private static @Nullable Throwable passingCause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException
          || cause instanceof TaskMigratedException
          || cause instanceof SchemaUnavailable
          || cause instanceof EngineFailure
          || (cause instanceof RegistryException registry && registry.isTemporary())) {
        return cause;
      }
    }
    return null;
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
