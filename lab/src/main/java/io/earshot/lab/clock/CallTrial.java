package io.earshot.lab.clock;

import io.earshot.lab.clock.method.Answer;
import io.earshot.lab.clock.method.FinalEnvelope;
import io.earshot.lab.clock.method.LastProbe;
import io.earshot.lab.clock.method.LiveEnvelope;
import io.earshot.lab.clock.method.NtpFilter;
import io.earshot.lab.clock.method.OffsetMethod;
import io.earshot.lab.clock.method.WallClocks;
import io.earshot.lab.clock.method.WebRtcMedian;
import io.earshot.lab.clock.score.ErrorLog;
import io.earshot.lab.clock.simulation.Arrival;
import io.earshot.lab.clock.simulation.Mark;
import io.earshot.lab.clock.simulation.Probe;
import io.earshot.lab.clock.simulation.Scenario;
import io.earshot.lab.clock.simulation.SimulatedCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** All methods on one call, each asked about a mark when it would be. */
final class CallTrial {

  private final Scenario scenario;
  private final SimulatedCall call;
  private final List<OffsetMethod> methods;
  private final List<ErrorLog> logs = new ArrayList<>();
  private final Answer answer = new Answer();

  CallTrial(Scenario scenario, SimulatedCall call, boolean areEpochsSignaled) {
    this.scenario = scenario;
    this.call = call;
    methods = methods(areEpochsSignaled);
    methods.forEach(method -> logs.add(new ErrorLog(method.claimsBound(), scenario.budgetNanos())));
  }

  private List<OffsetMethod> methods(boolean areEpochsSignaled) {
    return List.of(
        new WallClocks(call.wallOffsetNanos()),
        new LastProbe(),
        WebRtcMedian.ofMediasoup(),
        WebRtcMedian.ofWebRtc(),
        new NtpFilter(scenario.config().resolutionNanos()),
        new LiveEnvelope(scenario.config(), areEpochsSignaled),
        new FinalEnvelope(scenario.config(), areEpochsSignaled));
  }

  List<String> methodNames() {
    return methods.stream().map(OffsetMethod::name).toList();
  }

  /** Runs the call and returns what each method said. */
  List<ErrorLog> run() {
    Deque<Mark> waiting = new ArrayDeque<>();
    for (Arrival arrival : call.arrivals()) {
      askDue(waiting, arrival.arrivedSeconds() - scenario.holdSeconds());
      if (arrival instanceof Probe probe) {
        methods.forEach(method -> method.take(probe));
      } else if (arrival instanceof Mark mark && scenario.counts(mark.sentSeconds())) {
        ask(mark, false);
        waiting.add(mark);
      }
    }
    methods.forEach(OffsetMethod::end);
    askDue(waiting, Double.POSITIVE_INFINITY);
    return logs;
  }

  private void askDue(Deque<Mark> waiting, double arrivedSeconds) {
    while (!waiting.isEmpty() && waiting.element().arrivedSeconds() <= arrivedSeconds) {
      ask(waiting.remove(), true);
    }
  }

  private void ask(Mark mark, boolean isLate) {
    for (int i = 0; i < methods.size(); i++) {
      if (methods.get(i).answersLate() != isLate) {
        continue;
      }
      if (methods.get(i).answer(mark, answer)) {
        logs.get(i).add(mark, answer.offsetNanos(), answer.errNanos());
      } else {
        logs.get(i).addUnanswered();
      }
    }
  }
}
