package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.incident.Notice;
import io.earshot.alerts.incident.OpenAlerts;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.engine.EngineCounters;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.engine.RuleEngine;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.series.SeriesEnd;
import io.earshot.alerts.rule.state.Transition;
import java.util.ArrayList;
import java.util.List;

/** Plays a scenario: the engine and what tells of its alerts, tick by tick. */
public final class ScenarioRun implements ScenarioCase {

  /** Any midnight will do: rules are evaluated at the same ticks of every day. */
  static final long USUAL_START_SECOND = 1_767_225_600;

  private final Scenario scenario;
  private final long startSecond;
  private final List<Transition> transitions = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final EngineSettings settings;
  private RuleSet rules;
  private RuleEngine engine;
  private OpenAlerts open;

  ScenarioRun(Scenario scenario) {
    this(scenario, USUAL_START_SECOND);
  }

  /** Plays it at another time; a midnight. */
  ScenarioRun(Scenario scenario, long startSecond) {
    this.scenario = scenario;
    this.startSecond = startSecond;
    Scenario.Conditions conditions = scenario.conditions();
    this.settings =
        EngineSettings.USUAL
            .withGraceSeconds(conditions.graceTicks() * scenario.tickSeconds())
            .withResendSeconds(conditions.resendSeconds());
    this.rules = scenario.rules();
    this.engine = RuleEngine.of(rules, settings);
    this.open = new OpenAlerts(conditions.resendSeconds());
  }

  @Override
  public String name() {
    return scenario.name();
  }

  /** What it plays. */
  public Scenario scenario() {
    return scenario;
  }

  @Override
  public ScenarioResult run() {
    play();
    return new Comparison(scenario, startSecond).of(transitions, notices, engine.counters());
  }

  private void play() {
    Scenario.Conditions conditions = scenario.conditions();
    for (int tick = 0; tick <= scenario.lastTick() + conditions.graceTicks(); tick++) {
      RuleSet reloaded = conditions.reloads().get(tick);
      if (reloaded != null) {
        rules = reloaded;
        engine = engine.reloaded(rules);
      }
      offer(tick);
      boolean isRestart = conditions.restarts().contains(tick);
      // Once with samples that wait and once with none: both are where a process may die.
      restart(isRestart);
      pass(tick);
      restart(isRestart);
    }
  }

  private void offer(int tick) {
    for (SeriesLine line : scenario.series()) {
      for (Arrival arrival : line.arrivals()) {
        if (arrival.tick() == tick) {
          offer(line, arrival);
        }
      }
    }
  }

  private void offer(SeriesLine line, Arrival arrival) {
    long second = startSecond + arrival.sampleTick() * scenario.tickSeconds();
    Observation observation = arrival.observation();
    if (observation == null) {
      engine.offer(new SeriesEnd(line.labels(), second));
    } else {
      engine.offer(new Sample(line.metric(), line.labels(), second, observation));
    }
  }

  private void pass(int tick) {
    int before = transitions.size();
    engine.advance(startSecond + tick * scenario.tickSeconds(), transitions::add);
    transitions.subList(before, transitions.size()).forEach(open::accept);
    Long judgedTick = engine.judgedTick();
    if (judgedTick != null) {
      open.pass(judgedTick, rules, this::deliver);
    }
  }

  private void deliver(Notice notice) {
    if (!notice.isExpiredAt(notice.tick() + scenario.conditions().deliveredAfterSeconds())) {
      notices.add(notice);
    }
  }

  private void restart(boolean isRestart) {
    if (isRestart) {
      engine = RuleEngine.restored(engine.snapshot(), rules, settings);
      open = OpenAlerts.restored(open.snapshot(), scenario.conditions().resendSeconds());
    }
  }

  /** In the order in which they were published. */
  List<Transition> transitions() {
    return transitions;
  }

  List<Notice> notices() {
    return notices;
  }

  EngineCounters counters() {
    return engine.counters();
  }
}
