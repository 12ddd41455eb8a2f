package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.definition.Judgment;
import io.earshot.alerts.rule.definition.NoData;
import io.earshot.alerts.rule.definition.Outcome;
import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.state.Change;
import io.earshot.alerts.rule.window.Reading;
import io.earshot.alerts.rule.window.Scratch;
import io.earshot.media.snapshot.SnapshotReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** A rule over a metric at work. */
final class MeteredRun implements RuleRun {

  private final Rule rule;
  private final Subject.Metered subject;
  private final Collection<String> contextNames;
  private final OwnAlerts own;
  private final Scratch scratch;
  private final AlertBook book;
  private final Groups groups;

  MeteredRun(Rule rule, Subject.Metered subject, Collection<String> contextNames, Shared shared) {
    this.rule = rule;
    this.subject = subject;
    this.contextNames = contextNames;
    this.own = shared.own();
    this.scratch = shared.scratch();
    this.book = new AlertBook(rule, shared.settings().resendSeconds());
    this.groups = new Groups(shared.settings().maxGroups());
  }

  void take(Sample sample) {
    if (!groups.take(rule, subject, contextNames, sample)) {
      book.noteOverLimit();
    }
  }

  /** Where everything together may be absent, it is so from the start on. */
  void startAt(long tick) {
    if (isOfAll()) {
      groups.expect(Labels.EMPTY, subject.metric().kind(), tick);
    }
  }

  private boolean isOfAll() {
    return rule.isAbsence() && rule.scope().labels().isEmpty();
  }

  @Override
  public void evaluate(long tick, TransitionSink sink) {
    Map<String, Long> heardTicks = newestHeardTicks();
    boolean isError = false;
    Iterator<Map.Entry<Labels, Group>> each = groups.byLabels().entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<Labels, Group> entry = each.next();
      Judgment judgment = judge(entry.getKey(), entry.getValue(), tick, heardTicks);
      isError |= judgment.outcome() == Outcome.ERROR;
      step(entry.getKey(), entry.getValue().context(), tick, judgment, sink);
      if (isOver(entry.getKey(), entry.getValue(), judgment)) {
        each.remove();
      }
    }
    own.judgeError(rule, tick, isError, sink);
    own.judgeOverflow(rule, tick, book.takeOverLimit(), sink);
  }

  /** Of each session; which others share a partition with it must not matter. */
  private Map<String, Long> newestHeardTicks() {
    Map<String, Long> newest = new HashMap<>();
    if (rule.isAbsence()) {
      groups
          .byLabels()
          .forEach((key, group) -> newest.merge(sessionOf(key), group.heardTick(), Math::max));
    }
    return newest;
  }

  /** Of wider scopes all together. */
  private static String sessionOf(Labels key) {
    String session = key.get("session");
    return session == null ? "" : session;
  }

  private Judgment judge(Labels key, Group group, long tick, Map<String, Long> newestHeardTicks) {
    long sinceTick = tick - subject.windowSeconds();
    group.window().evictUpTo(sinceTick);
    if (group.takeEnd()) {
      return Judgment.without(Outcome.ENDED);
    } else if (group.takeDamage()) {
      return Judgment.without(Outcome.ERROR);
    } else if (rule.isAbsence()) {
      long newestHeardTick = newestHeardTicks.getOrDefault(sessionOf(key), group.heardTick());
      return absence(group, tick, newestHeardTick > sinceTick || isOfAll());
    } else if (group.window().isEmpty()) {
      return Judgment.without(Outcome.NO_DATA);
    }
    Reading reading = group.window().reading(subject.measure(), scratch);
    if (reading.samples() < subject.minSamples()) {
      return Judgment.without(Outcome.INSUFFICIENT);
    }
    return rule.condition().judge(reading, book.isLatched(key));
  }

  /**
   * A silent one is told from the others that speak. Where none does, it is not the one that is
   * broken: nothing is decided, and a rule over the fleet says so once.
   */
  private Judgment absence(Group group, long tick, boolean isAnybodyHeard) {
    long silentSeconds = tick - group.heardTick();
    if (silentSeconds < subject.windowSeconds()) {
      return Judgment.without(Outcome.CLEAR);
    } else if (silentSeconds >= rule.timing().forgetSeconds() && !isOfAll()) {
      return Judgment.without(Outcome.EXPIRED);
    }
    return isAnybodyHeard
        ? rule.condition().judge(Reading.exact(silentSeconds, 1), false)
        : Judgment.without(Outcome.UNDECIDED);
  }

  private void step(Labels key, Labels context, long tick, Judgment judgment, TransitionSink sink) {
    Change change = book.step(key, context, tick, judgment, sink);
    if (rule.noData().then() == NoData.Then.RESOLVE) {
      own.watch(OwnAlerts.about(rule, key), context, tick, judgment, change, sink);
    }
  }

  private boolean isOver(Labels key, Group group, Judgment judgment) {
    if (book.isOpen(key) || isOfAll()) {
      return false;
    } else if (rule.isAbsence()) {
      return judgment.outcome() == Outcome.EXPIRED || judgment.outcome() == Outcome.ENDED;
    }
    return group.window().isEmpty();
  }

  /** Ends what these labels name. */
  void end(Labels ended) {
    groups.end(ended);
  }

  @Override
  public Labels contextOf(Labels group) {
    Group known = groups.get(group);
    return known == null ? Labels.EMPTY : known.context();
  }

  @Override
  public Rule rule() {
    return rule;
  }

  @Override
  public AlertBook book() {
    return book;
  }

  /** Goes on with other samples than before: only groups with open alerts stay, and are empty. */
  void expectOpen(SnapshotReader in, Observation.Kind was) {
    Groups before = new Groups(Integer.MAX_VALUE);
    before.readFrom(in, was);
    before
        .byLabels()
        .forEach(
            (key, group) -> {
              if (book.isOpen(key)) {
                groups.expect(key, subject.metric().kind(), group.heardTick());
              }
            });
  }

  Groups groups() {
    return groups;
  }
}
