package io.earshot.bench.rules;

import io.earshot.alerts.partition.SecondOfSession;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.scenario.Arrival;
import io.earshot.alerts.rule.scenario.Scenario;
import io.earshot.alerts.rule.scenario.SeriesLine;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.series.SeriesEnd;
import java.util.List;

/**
 * A scenario at a time and in a partition of its own, so that many can be played one after the
 * other. Its samples are those that an adapter would make of measurements; the grace is the time
 * that these wait before a second closes.
 */
record ScenarioTape(Scenario scenario, int partition, long startSecond) {

  /** Rules are evaluated at seconds of a day that their interval divides; so does this. */
  private static final long STEP_SECONDS = 21_600;

  /** Behind it everything is forgotten. */
  private static final long SILENCE_SECONDS = 7_200;

  /** The next one behind this. */
  ScenarioTape followedBy(Scenario next, int nextPartition) {
    long free = lastSecond() + SILENCE_SECONDS;
    return new ScenarioTape(next, nextPartition, (free / STEP_SECONDS + 1) * STEP_SECONDS);
  }

  /** First second that is closed. */
  long firstSecond() {
    return second(-scenario.conditions().graceTicks());
  }

  /** Last second that is closed. */
  long lastSecond() {
    return second(scenario.lastTick());
  }

  /** Says which rules hold, from the first second on, and that none do behind the last one. */
  void teach(ScenarioTarget target) {
    Scenario.Conditions conditions = scenario.conditions();
    target.learn(firstSecond(), scenario.rules());
    conditions
        .reloads()
        .forEach(
            (tick, rules) -> target.learn(second(tick - 1 - conditions.graceTicks()) + 1, rules));
    target.learn(lastSecond() + 1, RuleSet.EMPTY);
  }

  /** Plays it; before and behind it is silence without rules. */
  void play(ScenarioTarget target) {
    target.close(firstSecond() - 1);
    Scenario.Conditions conditions = scenario.conditions();
    for (int tick = 0; tick <= scenario.lastTick() + conditions.graceTicks(); tick++) {
      for (SeriesLine line : scenario.series()) {
        for (Arrival arrival : line.arrivals()) {
          if (arrival.tick() == tick) {
            target.hear(partition, heard(line, arrival));
          }
        }
      }
      target.close(second(tick - conditions.graceTicks()));
    }
    target.close(lastSecond() + 1);
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
}
