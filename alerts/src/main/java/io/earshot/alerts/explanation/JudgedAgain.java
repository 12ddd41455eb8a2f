package io.earshot.alerts.explanation;

import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.window.Reading;
import io.earshot.alerts.rule.window.Scratch;
import io.earshot.alerts.rule.window.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule judges one group again, second by second, with the engine's own windows and conditions, so
 * its values are those that the rule saw. What the engine knew of former alerts it does not know:
 * whether hysteresis held the alert is no part of a moment.
 */
final class JudgedAgain {

  private final Rule rule;
  private final Subject.Metered subject;
  private final Labels group;
  private final TreeMap<Long, TreeMap<Labels, Observation>> bySecond = new TreeMap<>();
  private final TreeMap<Long, Boolean> others = new TreeMap<>();
  private final Window window;
  private final Scratch scratch = new Scratch();
  private @Nullable Long heardSecond;

  private JudgedAgain(Rule rule, Subject.Metered subject, Labels group) {
    this.rule = rule;
    this.subject = subject;
    this.group = group;
    this.window = new Window(subject.metric().kind());
  }

  /**
   * Moments of a range that the rule's interval divides.
   *
   * @param group values of the labels of the rule's scope
   * @param samples of any metric and series, in any order; twice is once
   */
  static List<Moment> moments(
      Rule rule,
      Subject.Metered subject,
      Labels group,
      Collection<Sample> samples,
      EvidenceRange range) {
    JudgedAgain again = new JudgedAgain(rule, subject, group);
    samples.forEach(again::take);
    return again.moments(range);
  }

  private void take(Sample sample) {
    if (sample.metric() != subject.metric() || !sample.labels().includes(subject.where())) {
      return;
    }
    if (group.equals(sample.labels().only(rule.scope().labels()))) {
      bySecond
          .computeIfAbsent(sample.tick(), any -> new TreeMap<>())
          .putIfAbsent(sample.labels(), sample.observation());
    } else {
      others.put(sample.tick(), true);
    }
  }

  private List<Moment> moments(EvidenceRange range) {
    List<Moment> moments = new ArrayList<>();
    for (long second = range.readFromSecond(); second <= range.toSecond(); second++) {
      hear(second);
      if (second >= range.shownFromSecond() && rule.timing().isDue(second)) {
        moments.add(rule.isAbsence() ? silence(second) : moment(second));
      }
    }
    return moments;
  }

  private void hear(long second) {
    Map<Labels, Observation> heard = bySecond.get(second);
    if (heard != null) {
      heardSecond = second;
      heard.values().stream()
          .filter(Observation::isReadable)
          .forEach(each -> window.add(second, each));
    }
    window.evictUpTo(second - subject.windowSeconds());
  }

  private Moment moment(long second) {
    Reading reading = window.reading(subject.measure(), scratch);
    if (window.isEmpty() || reading.samples() < subject.minSamples()) {
      return new Moment(second, null, reading.samples(), null, null, null);
    }
    return new Moment(
        second,
        reading.value(),
        reading.samples(),
        finite(reading.lowest()),
        finite(reading.highest()),
        Moment.breach(rule.condition().judge(reading, false)));
  }

  /**
   * Seconds of silence; as the engine has it, one that is silent is told from others that speak.
   */
  private Moment silence(long second) {
    if (heardSecond == null) {
      return new Moment(second, null, 0, null, null, null);
    }
    double silentSeconds = second - heardSecond;
    long since = second - subject.windowSeconds();
    boolean isSilent = heardSecond <= since;
    boolean isAlone = others.subMap(since, false, second, true).isEmpty();
    Boolean isBreach =
        isSilent && isAlone && !rule.scope().labels().isEmpty() ? null : Boolean.valueOf(isSilent);
    return new Moment(second, silentSeconds, 1, silentSeconds, silentSeconds, isBreach);
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
