package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.incident.Notice;
import io.earshot.alerts.incident.OpenAlerts;
import io.earshot.alerts.partition.SecondOfSession;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.engine.EngineCounters;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.series.SeriesEnd;
import io.earshot.alerts.rule.state.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Plays a scenario's series into what stands for the application. Its samples are those that an
 * adapter would make of measurements; the grace is the time that these wait before a second closes.
 */
final class PartitionedScenario {

  private final Scenario scenario;
  private final long startSecond = ScenarioRun.USUAL_START_SECOND;

  PartitionedScenario(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Limits of the engines; the stages themselves wait for nobody. */
  EngineSettings settings() {
    return EngineSettings.USUAL.withResendSeconds(scenario.conditions().resendSeconds());
  }

  /** Plays everything. */
  void into(Target target) {
    Scenario.Conditions conditions = scenario.conditions();
    target.learn(0, scenario.rules());
    for (int tick = 0; tick <= scenario.lastTick() + conditions.graceTicks(); tick++) {
      RuleSet reloaded = conditions.reloads().get(tick);
      if (reloaded != null) {
        target.learn(second(tick - 1 - conditions.graceTicks()) + 1, reloaded);
      }
      for (SeriesLine line : scenario.series()) {
        for (Arrival arrival : line.arrivals()) {
          if (arrival.tick() == tick) {
            target.hear(heard(line, arrival));
          }
        }
      }
      target.close(second(tick - conditions.graceTicks()));
    }
  }

  private SecondOfSession heard(SeriesLine line, Arrival arrival) {
    long second = second(arrival.sampleTick());
    if (arrival.observation() == null) {
      return new SecondOfSession(List.of(), List.of(new SeriesEnd(line.labels(), second)));
    }
    Sample sample = new Sample(line.metric(), line.labels(), second, arrival.observation());
    return new SecondOfSession(List.of(sample), List.of());
  }

  private long second(int tick) {
    return startSecond + tick * scenario.tickSeconds();
  }

  /** What was published and told, against what the scenario expects. */
  ScenarioResult result(List<Transition> transitions, EngineCounters counters) {
    return new Comparison(scenario, startSecond).of(transitions, notices(transitions), counters);
  }

  private List<Notice> notices(List<Transition> transitions) {
    Scenario.Conditions conditions = scenario.conditions();
    OpenAlerts open = new OpenAlerts(conditions.resendSeconds());
    List<Notice> notices = new ArrayList<>();
    RuleSet rules = scenario.rules();
    for (int tick = 0; tick <= scenario.lastTick() + conditions.graceTicks(); tick++) {
      rules = conditions.reloads().getOrDefault(tick, rules);
      long judged = second(tick - conditions.graceTicks());
      long before = second(tick - 1 - conditions.graceTicks());
      transitions.stream()
          .filter(each -> each.tick() <= judged && (each.tick() > before))
          .forEach(open::accept);
      open.pass(judged, rules, notice -> addInTime(notice, notices));
    }
    return notices;
  }

  private void addInTime(Notice notice, List<Notice> notices) {
    if (!notice.isExpiredAt(notice.tick() + scenario.conditions().deliveredAfterSeconds())) {
      notices.add(notice);
    }
  }

  /** The same scenario; nothing is asked of counters, which no topic carries. */
  static Scenario withoutCounters(Scenario of) {
    return new Scenario(
        of.name(),
        of.tickSeconds(),
        of.lastTick(),
        of.conditions(),
        of.rules(),
        of.series(),
        of.only(),
        of.expected(),
        of.sent(),
        Map.of());
  }

  /** Takes what an application would read. */
  interface Target {

    void learn(long fromSecond, RuleSet rules);

    void hear(SecondOfSession heard);

    void close(long second);

    List<Transition> transitions();
  }
}
