package io.earshot.console.page.view;

import io.earshot.console.page.FeedHealth;
import io.earshot.console.page.call.Call;
import io.earshot.console.page.call.series.Timeline;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** How old what is shown is. */
final class Feed {

  /** Ticks come every second; some patience for a poll, a transaction and a pause. */
  static final long STALE_MILLIS = 5_000;

  private static final long MILLIS_PER_SECOND = 1000;
  private static final String SILENCE = "nothing comes from the engine; is it running?";

  private final InstantSource clock;
  private volatile boolean isLoading = true;
  private volatile @Nullable String interruption;
  private volatile long arrivedMillis = Timeline.NONE;
  private volatile long tick = Timeline.NONE;

  Feed(InstantSource clock) {
    this.clock = clock;
  }

  void arrived(long millis) {
    arrivedMillis = Math.max(arrivedMillis, millis);
  }

  void closed(long liveTick) {
    tick = liveTick;
  }

  void loaded() {
    isLoading = false;
  }

  void interrupted(String reason) {
    interruption = reason;
  }

  void resumed() {
    interruption = null;
  }

  boolean isLoading() {
    return isLoading;
  }

  long nowMillis() {
    return clock.millis();
  }

  FeedHealth health() {
    long arrived = arrivedMillis;
    long now = clock.millis();
    Long age = arrived == Timeline.NONE ? null : Long.valueOf(Math.max(0, now - arrived));
    String reason = interruption;
    if (reason != null) {
      return new FeedHealth(FeedHealth.State.STALE, age, behind(now), reason);
    }
    if (isLoading) {
      return new FeedHealth(FeedHealth.State.LOADING, age, behind(now), null);
    }
    return age != null && age > STALE_MILLIS
        ? new FeedHealth(FeedHealth.State.STALE, age, behind(now), SILENCE)
        : new FeedHealth(FeedHealth.State.LIVE, age, behind(now), null);
  }

  /** Tick n closes second n - 2 for the first time. */
  private @Nullable Long behind(long nowMillis) {
    long newest = tick;
    if (newest == Timeline.NONE) {
      return null;
    }
    long closedMillis = (newest - Call.LIVE_LAG_SECONDS + 1) * MILLIS_PER_SECOND;
    return Math.max(0, nowMillis - closedMillis);
  }
}
