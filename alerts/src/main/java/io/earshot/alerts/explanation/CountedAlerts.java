package io.earshot.alerts.explanation;

import io.earshot.alerts.rule.definition.Judgment;
import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.alerts.rule.window.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the alerts of a place again, second by second, as a roll-up does: those that fire
 * outwardly, by their changes up to that second.
 */
final class CountedAlerts {

  private final Rule rule;
  private final List<AlertStory> inPlace;

  /**
   * Counts for one alert of a roll-up.
   *
   * @param place values of the labels of the rule's scope
   * @param children alerts of the rule that it counts, of any place
   */
  CountedAlerts(Rule rule, Labels place, Collection<AlertStory> children) {
    this.rule = rule;
    this.inPlace = children.stream().filter(each -> place.equals(placeOf(each))).toList();
  }

  /** Null = not all of its place is known; the engine counts it nowhere either. */
  private @Nullable Labels placeOf(AlertStory child) {
    Transition newest = child.newest();
    return newest.context().plus(newest.labels()).only(rule.scope().labels());
  }

  /** Those that fired at a second, Unix epoch, in their order. */
  List<AlertStory> firingAt(long second) {
    return inPlace.stream().filter(each -> stateAt(each, second).isOutwardlyFiring()).toList();
  }

  /** Moments of a range that the rule's interval divides. */
  List<Moment> moments(EvidenceRange range) {
    List<Moment> moments = new ArrayList<>();
    for (long second = range.shownFromSecond(); second <= range.toSecond(); second++) {
      if (rule.timing().isDue(second)) {
        double count = firingAt(second).size();
        Judgment judgment = rule.condition().judge(Reading.exact(count, 1), false);
        moments.add(new Moment(second, count, 1, count, count, Moment.breach(judgment)));
      }
    }
    return moments;
  }

  /** Where an alert stood after a second; before its first known change, what that came from. */
  private static AlertState stateAt(AlertStory story, long second) {
    AlertState state = story.changes().get(0).change().from();
    for (PublishedChange each : story.changes()) {
      if (each.change().tick() <= second) {
        state = each.change().to();
      }
    }
    return state;
  }
}
