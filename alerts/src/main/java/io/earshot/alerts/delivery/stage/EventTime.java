package io.earshot.alerts.delivery.stage;

import org.jspecify.annotations.Nullable;

/**
 * How far event time has come: by those who judge measurements, once they were ever heard, else by
 * those who measure. So if judging ends, time stands still, and whoever waits for the watchdog
 * hears that it stopped.
 */
public final class EventTime {

  private final EventClock judged = new EventClock();
  private final EventClock measured = new EventClock();

  /** Hears that a second is over in a partition: judged, or only measured. */
  public void ticked(boolean isJudged, int partition, long tick, long nowMillis) {
    (isJudged ? judged : measured).ticked(partition, tick, nowMillis);
  }

  /** Whether those who judge were ever heard. */
  public boolean isJudged() {
    return judged.isRunning();
  }

  /** Unix epoch seconds; null = nobody has ticked lately. */
  public @Nullable Long tick(long nowMillis) {
    return isJudged() ? judged.tick(nowMillis) : measured.tick(nowMillis);
  }

  /** A second that was judged; null = nobody said so lately. */
  public @Nullable Long judgedTick(long nowMillis) {
    return judged.tick(nowMillis);
  }
}
