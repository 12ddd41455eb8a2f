package io.earshot.lab.clock;

import io.earshot.lab.clock.score.ErrorLog;
import io.earshot.lab.clock.simulation.Scenario;
import io.earshot.lab.clock.simulation.SimulatedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Runs scenarios on all cores; the scores depend on scenario and seeds alone. */
public final class ClockLab {

  private final int seeds;
  private final boolean areEpochsSignaled;
  private final Runnable callDone;

  /**
   * Tries each scenario on so many calls.
   *
   * @param areEpochsSignaled whether agents tell our estimator of steps of their clocks
   * @param callDone told after each call, from any thread
   */
  public ClockLab(int seeds, boolean areEpochsSignaled, Runnable callDone) {
    this.seeds = seeds;
    this.areEpochsSignaled = areEpochsSignaled;
    this.callDone = callDone;
  }

  /** Scores of each scenario and method, in their order. */
  public List<MethodScore> run(List<Scenario> scenarios) {
    return scenarios.stream().flatMap(scenario -> run(scenario).stream()).toList();
  }

  private List<MethodScore> run(Scenario scenario) {
    List<Trial> trials =
        LongStream.rangeClosed(1, seeds)
            .parallel()
            .mapToObj(seed -> trial(scenario, seed))
            .toList();
    List<MethodScore> scores = new ArrayList<>();
    for (int i = 0; i < trials.get(0).logs.size(); i++) {
      ErrorLog sum = trials.get(0).logs.get(i);
      for (Trial more : trials.subList(1, trials.size())) {
        sum.addAll(more.logs.get(i));
      }
      scores.add(new MethodScore(scenario.id(), trials.get(0).methods.get(i), seeds, sum.score()));
    }
    return scores;
  }

  private Trial trial(Scenario scenario, long seed) {
    CallTrial trial = new CallTrial(scenario, SimulatedCall.of(scenario, seed), areEpochsSignaled);
    List<ErrorLog> logs = trial.run();
    callDone.run();
    return new Trial(trial.methodNames(), logs);
  }

  /** What each method said of one call. */
  private record Trial(List<String> methods, List<ErrorLog> logs) {}
}
