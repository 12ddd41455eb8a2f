package io.earshot.console.page.call.episode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one call suffered in its last fifteen minutes.
 *
 * @param current worst first
 * @param past newest first, at most {@value Limits#MAX_PAST_EPISODES}
 */
public record Episodes(List<Episode> current, List<Episode> past) {

  public static final Episodes NONE = new Episodes(List.of(), List.of());

  /** The worst of those that go on, else of those that are over; null = nobody suffered. */
  public @Nullable Episode worst() {
    return (current.isEmpty() ? past : current).stream().min(Episode.WORST_FIRST).orElse(null);
  }
}
