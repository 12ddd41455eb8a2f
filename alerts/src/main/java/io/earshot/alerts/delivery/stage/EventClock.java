package io.earshot.alerts.delivery.stage;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far event time has come in all partitions. One that is silent for a minute of ours does not
 * stop the others: it is the pipeline's own alerts that tell of it.
 */
public final class EventClock {

  static final long SILENT_MILLIS = 60_000;

  private final Map<Integer, Heard> heardByPartition = new HashMap<>();

  /** Whether anybody ever ticked. */
  public boolean isRunning() {
    return !heardByPartition.isEmpty();
  }

  /** Hears that everything of a second is out in a partition. */
  public void ticked(int partition, long tick, long nowMillis) {
    Heard before = heardByPartition.get(partition);
    if (before == null || tick > before.tick) {
      heardByPartition.put(partition, new Heard(tick, nowMillis));
    }
  }

  /** Unix epoch seconds; null = nobody has ticked lately. */
  public @Nullable Long tick(long nowMillis) {
    Long slowest = null;
    for (Heard each : heardByPartition.values()) {
      boolean isHeard = nowMillis - each.atMillis <= SILENT_MILLIS;
      if (isHeard && (slowest == null || each.tick < slowest)) {
        slowest = each.tick;
      }
    }
    return slowest;
  }

  private record Heard(long tick, long atMillis) {}
}
