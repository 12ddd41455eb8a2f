package io.earshot.schemas.kafka.streams;

import io.earshot.schemas.registry.RegistryException;
import io.earshot.schemas.registry.SchemaUnavailable;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that failed on something passing is replaced; anything else ends the client. */
public final class FailurePolicy implements StreamsUncaughtExceptionHandler {

  /** More often, and the failure is not passing. */
  static final int MAX_REPLACEMENTS = 20;

  private static final long REPLACEMENT_WINDOW_NANOS = 300_000_000_000L;
  private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);

  private final String what;
  private final Set<Class<? extends RuntimeException>> alsoPassing;
  private final LongSupplier nanoTime;
  private final Consumer<String> ended;
  private int replacements;
  private long windowStartNanos;

  /**
   * Decides for one client.
   *
   * @param what what it runs, for people, e.g. {@code engine}
   * @param alsoPassing exceptions of its own after which a new thread does better
   * @param nanoTime monotonic clock
   * @param ended takes one line for a person when the client ends
   */
  public FailurePolicy(
      String what,
      Set<Class<? extends RuntimeException>> alsoPassing,
      LongSupplier nanoTime,
      Consumer<String> ended) {
    this.what = what;
    this.alsoPassing = Set.copyOf(alsoPassing);
    this.nanoTime = nanoTime;
    this.ended = ended;
    this.windowStartNanos = nanoTime.getAsLong();
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
    Throwable passing = passingCause(failure);
    if (passing != null && admitsReplacement()) {
      LOG.warn("a thread of the {} is replaced: {}", what, passing.getMessage());
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    String line = "the " + what + " stopped: " + rootCause(failure);
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

  private @Nullable Throwable passingCause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isPassing(cause)) {
        return cause;
      }
    }
    return null;
  }

  private boolean isPassing(Throwable cause) {
    return cause instanceof RetriableException
        || cause instanceof TaskMigratedException
        || cause instanceof SchemaUnavailable
        || (cause instanceof RegistryException registry && registry.isTemporary())
        || alsoPassing.stream().anyMatch(type -> type.isInstance(cause));
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
