package io.earshot.lab.clock.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One call of a scenario: probes and marks in order of arrival, and the truth. */
public final class SimulatedCall {

  private static final double BURST_SECONDS = 0.5;
  private static final double MAX_LATENESS_SECONDS = 20.0;

  private final Scenario scenario;
  private final List<ClockStep> steps;
  private final SimulatedClock left;
  private final SimulatedClock right;
  private final SimulatedPath up;
  private final SimulatedPath down;
  private final long wallOffsetNanos;
  private final List<Arrival> arrivals = new ArrayList<>();

  private SimulatedCall(Scenario scenario, long seed) {
    this.scenario = scenario;
    String name = scenario.name();
    double duration = scenario.durationSeconds();
    steps = scenario.drawSteps(seed);
    Lots clocks = Lots.of(seed, name, "clk");
    left = new SimulatedClock(clocks, Host.SERVER, duration, List.of(), List.of());
    right = new SimulatedClock(clocks, scenario.right(), duration, steps, scenario.slews());
    double wallOffset =
        scenario.right() == Host.SERVER ? clocks.normal(0.002) : clocks.uniform(-1.5, 1.5);
    wallOffsetNanos = (long) (wallOffset * 1e9);
    Lots congestion = Lots.of(seed, name, "cong");
    up = new SimulatedPath(scenario.up(), Lots.of(seed, name, "up"), congestion, duration);
    down = new SimulatedPath(scenario.down(), Lots.of(seed, name, "dn"), congestion, duration);
    addProbes(Lots.of(seed, name, "probe"));
    addMarks(Lots.of(seed, name, "marks"));
    arrivals.sort(Comparator.comparingDouble(Arrival::arrivedSeconds));
  }

  /** The call of a seed; the same on every machine. */
  public static SimulatedCall of(Scenario scenario, long seed) {
    return new SimulatedCall(scenario, seed);
  }

  /** Probes and marks as they arrive. */
  public List<Arrival> arrivals() {
    return arrivals;
  }

  /** By how much the wall clocks of both hosts disagree. */
  public long wallOffsetNanos() {
    return wallOffsetNanos;
  }

  private void addProbes(Lots lots) {
    for (double sent : probeTimes(lots)) {
      addProbe(sent, lots);
    }
  }

  /** Ten at 100 ms, then at the scenario's interval, a tenth more or less. */
  private List<Double> probeTimes(Lots lots) {
    List<Double> times = new ArrayList<>();
    double seconds = BURST_SECONDS;
    for (int i = 0; i < 10; i++) {
      seconds = BURST_SECONDS + 0.1 * i;
      times.add(seconds);
    }
    double every = scenario.delivery().probeEverySeconds();
    seconds += every * (0.9 + 0.2 * lots.unit());
    while (seconds <= scenario.durationSeconds()) {
      times.add(seconds);
      seconds += every * (0.9 + 0.2 * lots.unit());
    }
    return times;
  }

  private void addProbe(double sent, Lots lots) {
    Delivery delivery = scenario.delivery();
    final boolean isDoubled = lots.chance(delivery.duplicateProbability());
    final boolean isLost = lots.chance(delivery.lossProbability());
    double leftReceived = sent + up.delaySeconds(sent);
    double leftSent = leftReceived + 50e-6 + lots.exponential(200e-6);
    double returned = leftSent + down.delaySeconds(leftSent);
    double arrived = returned + lots.uniform(0.05, 0.3);
    if (delivery.isLate()) {
      arrived += Math.min(MAX_LATENESS_SECONDS, lots.exponential(delivery.meanLatenessSeconds()));
    }
    if (isLost || isSilent(sent) || isSilent(returned)) {
      return;
    }
    Probe probe =
        new Probe(
            arrived,
            left.nanosAt(leftSent),
            right.nanosAt(returned) - left.nanosAt(leftSent),
            left.nanosAt(leftReceived),
            left.nanosAt(leftReceived) - right.nanosAt(sent),
            epoch(sent) == epoch(returned) ? epoch(sent) : Probe.ACROSS_EPOCHS);
    arrivals.add(probe);
    if (isDoubled) {
      arrivals.add(
          new Probe(
              arrived + lots.uniform(0, 5),
              probe.leftSendNanos(),
              probe.forwardNanos(),
              probe.leftReceiveNanos(),
              probe.reverseNanos(),
              probe.epoch()));
    }
  }

  /** About two a second in each direction. */
  private void addMarks(Lots lots) {
    double sent = 0.4 + 0.2 * lots.unit();
    while (sent <= scenario.durationSeconds() - 1) {
      if (!isSilent(sent)) {
        addUpMark(sent, lots);
        addDownMark(sent, lots);
      }
      sent += 0.4 + 0.2 * lots.unit();
    }
  }

  private void addUpMark(double sent, Lots lots) {
    double delay = up.delaySeconds(sent);
    double received = sent + delay;
    if (!isSilent(received)) {
      long leftNanos = left.nanosAt(received);
      arrivals.add(
          new Mark(
              received + lots.uniform(0.05, 0.3),
              false,
              leftNanos,
              leftNanos - right.nanosAt(sent),
              (long) (delay * 1e9),
              sent,
              epoch(sent)));
    }
  }

  private void addDownMark(double sent, Lots lots) {
    double delay = down.delaySeconds(sent);
    double received = sent + delay;
    if (!isSilent(received)) {
      long leftNanos = left.nanosAt(sent);
      arrivals.add(
          new Mark(
              received + lots.uniform(0.05, 0.3),
              true,
              leftNanos,
              right.nanosAt(received) - leftNanos,
              (long) (delay * 1e9),
              sent,
              epoch(received)));
    }
  }

  private boolean isSilent(double seconds) {
    return scenario.silences().stream().anyMatch(silence -> silence.covers(seconds));
  }

  private int epoch(double seconds) {
    return (int) steps.stream().filter(step -> seconds >= step.atSeconds()).count();
  }
}
