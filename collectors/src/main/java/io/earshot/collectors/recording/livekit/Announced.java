package io.earshot.collectors.recording.livekit;

import java.util.HashSet;
import java.util.Set;

/**
 * What has been said already. Joins, tracks and their ends are in up to four files; the best clock
 * is asked first and says it once.
 */
final class Announced {

  private final Set<String> joined = new HashSet<>();
  private final Set<String> published = new HashSet<>();

  /** True the first time. */
  boolean join(String participant) {
    return joined.add(participant);
  }

  boolean publish(String track) {
    return published.add(track);
  }
}
