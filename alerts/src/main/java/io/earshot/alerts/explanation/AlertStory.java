package io.earshot.alerts.explanation;

import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one alert as far as they are kept.
 *
 * @param changes oldest first; at least one
 */
public record AlertStory(List<PublishedChange> changes) {

  public AlertStory {
    changes = List.copyOf(changes);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("changes=0 < 1");
    }
  }

  public String alertId() {
    return newest().alertId();
  }

  public PublishedChange newestChange() {
    return changes.get(changes.size() - 1);
  }

  public Transition newest() {
    return newestChange().change();
  }

  /**
   * The change that people ask about: that with which the newest occurrence fired, else the newest
   * of its changes that has a value, else the newest.
   */
  public Transition edge() {
    Transition fired = fired();
    if (fired != null) {
      return fired;
    }
    Transition edge = newest();
    for (PublishedChange each : changes) {
      if (isOfNewest(each.change()) && each.change().evidence().value() != null) {
        edge = each.change();
      }
    }
    return edge;
  }

  /**
   * First change of the newest occurrence to firing or flapping; null = it never did, or is gone.
   */
  public @Nullable Transition fired() {
    return changes.stream()
        .map(PublishedChange::change)
        .filter(this::isOfNewest)
        .filter(AlertStory::isFiring)
        .findFirst()
        .orElse(null);
  }

  private boolean isOfNewest(Transition change) {
    return change.occurrenceId().equals(newest().occurrenceId());
  }

  private static boolean isFiring(Transition change) {
    return change.to() == AlertState.FIRING || change.to() == AlertState.FLAPPING;
  }

  /** Call that it is about; null = it is about more than one. */
  public @Nullable String session() {
    return newest().labels().get("session");
  }
}
