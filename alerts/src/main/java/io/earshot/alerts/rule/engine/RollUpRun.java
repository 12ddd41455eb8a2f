package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.definition.Judgment;
import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.window.Reading;
import java.util.TreeMap;

/** A rule over the alerts of another one at work: how many of them fire at once in one place. */
final class RollUpRun implements RuleRun {

  private static final Long NONE = 0L;

  private final Rule rule;
  private final FiringPlaces child;
  private final OwnAlerts own;
  private final AlertBook book;

  RollUpRun(Rule rule, FiringPlaces child, Shared shared) {
    this.rule = rule;
    this.child = child;
    this.own = shared.own();
    this.book = new AlertBook(rule, shared.settings().resendSeconds());
  }

  @Override
  public void evaluate(long tick, TransitionSink sink) {
    TreeMap<Labels, Long> countByPlace = new TreeMap<>();
    // A place where nothing fires any more still has to be told so.
    book.open().forEach(place -> countByPlace.put(place, NONE));
    child.forEachFiring(known -> count(known, countByPlace));
    countByPlace.forEach(
        (place, count) -> {
          Judgment judgment =
              rule.condition().judge(Reading.exact(count, 1), book.isLatched(place));
          book.step(place, Labels.EMPTY, tick, judgment, sink);
        });
    own.judgeOverflow(rule, tick, book.takeOverLimit(), sink);
  }

  private void count(Labels known, TreeMap<Labels, Long> countByPlace) {
    Labels place = known.only(rule.scope().labels());
    if (place != null) {
      countByPlace.merge(place, 1L, Long::sum);
    }
  }

  @Override
  public Rule rule() {
    return rule;
  }

  @Override
  public AlertBook book() {
    return book;
  }

  @Override
  public Labels contextOf(Labels group) {
    return Labels.EMPTY;
  }
}
