package io.earshot.agent.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to leave a struggling server alone: from 0.5 s, up to three times as long each time, at
 * most 30 s, drawn by lot so that a thousand agents do not return together; never less than the
 * server asked for.
 */
public final class Backoff {

  public static final long MIN_NANOS = Duration.ofMillis(500).toNanos();
  public static final long MAX_NANOS = Duration.ofSeconds(30).toNanos();

  /** A server that asks for more is not believed. */
  private static final long MAX_ASKED_NANOS = Duration.ofMinutes(10).toNanos();

  private final RandomGenerator lots;
  private long delayNanos = MIN_NANOS;

  public Backoff(RandomGenerator lots) {
    this.lots = lots;
  }

  /**
   * Nanoseconds to wait after one more failure.
   *
   * @param asked what the server asked for; null = nothing
   */
  public long failed(@Nullable Duration asked) {
    long bound = Math.min(MAX_NANOS, 3 * delayNanos);
    delayNanos = lots.nextLong(MIN_NANOS, bound + 1);
    return asked == null
        ? delayNanos
        : Math.max(delayNanos, Math.min(asked.toNanos(), MAX_ASKED_NANOS));
  }

  /** The server is well. */
  public void succeeded() {
    delayNanos = MIN_NANOS;
  }
}
