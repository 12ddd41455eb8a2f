package io.earshot.collectors.edge.limit;

import java.util.HashMap;
import java.util.Map;

/** Open connections by key and by subject, so that nobody takes all of them. */
public final class ConnectionSeats {

  private final int maxPerKey;
  private final int maxPerSubject;
  private final Map<String, Integer> takenByHolder = new HashMap<>();

  public ConnectionSeats(int maxPerKey, int maxPerSubject) {
    this.maxPerKey = maxPerKey;
    this.maxPerSubject = maxPerSubject;
  }

  /** True when a seat was taken, which {@link #leave} gives back. */
  public synchronized boolean take(String key, String subject) {
    if (taken(keyHolder(key)) >= maxPerKey || taken(subject) >= maxPerSubject) {
      return false;
    }
    takenByHolder.merge(keyHolder(key), 1, Integer::sum);
    takenByHolder.merge(subject, 1, Integer::sum);
    return true;
  }

  public synchronized void leave(String key, String subject) {
    release(keyHolder(key));
    release(subject);
  }

  private int taken(String holder) {
    return takenByHolder.getOrDefault(holder, 0);
  }

  private void release(String holder) {
    takenByHolder.computeIfPresent(holder, (unused, count) -> count > 1 ? count - 1 : null);
  }

  /** A subject contains line ends, a key alone is marked so that it can never equal one. */
  private static String keyHolder(String key) {
    return "key " + key;
  }
}
