package io.earshot.alerts.delivery.stage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notices in the order in which they are to be told; those of one alert never overtake. */
final class WaitingLine {

  private final ArrayDeque<Waiting> line = new ArrayDeque<>();
  private final Map<String, Waiting> lastByAlert = new HashMap<>();
  private long sizeBytes;

  void add(Waiting waiting) {
    line.addLast(waiting);
    lastByAlert.put(waiting.alertId(), waiting);
    sizeBytes += waiting.sizeBytes();
  }

  /** Puts back what was taken from the head, in its order. */
  void putBack(List<Waiting> taken) {
    for (int i = taken.size() - 1; i >= 0; i--) {
      Waiting each = taken.get(i);
      line.addFirst(each);
      lastByAlert.putIfAbsent(each.alertId(), each);
      sizeBytes += each.sizeBytes();
    }
  }

  /** Puts what was taken behind all others, with whatever else waits of the same alerts. */
  void putLast(List<Waiting> taken) {
    List<Waiting> moved = new ArrayList<>(taken);
    for (Waiting each : taken) {
      for (Waiting other : List.copyOf(line)) {
        if (other.alertId().equals(each.alertId())) {
          remove(other);
          moved.add(other);
        }
      }
    }
    moved.forEach(this::add);
  }

  /** The last that waits of an alert; null = nothing does. */
  @Nullable Waiting last(String alertId) {
    return lastByAlert.get(alertId);
  }

  /** Null = empty. */
  @Nullable Waiting head() {
    return line.peekFirst();
  }

  /** Removes the head; null = empty. */
  @Nullable Waiting takeHead() {
    Waiting head = line.pollFirst();
    if (head != null) {
      lastByAlert.remove(head.alertId(), head);
      sizeBytes -= head.sizeBytes();
    }
    return head;
  }

  private void remove(Waiting waiting) {
    line.remove(waiting);
    lastByAlert.remove(waiting.alertId(), waiting);
    sizeBytes -= waiting.sizeBytes();
  }

  void resized(int byBytes) {
    sizeBytes += byBytes;
  }

  int size() {
    return line.size();
  }

  long sizeBytes() {
    return sizeBytes;
  }

  /** The smallest of all; {@link Long#MAX_VALUE} = empty. */
  long oldestGeneration() {
    long oldest = Long.MAX_VALUE;
    for (Waiting each : line) {
      oldest = Math.min(oldest, each.generation());
    }
    return oldest;
  }
}
