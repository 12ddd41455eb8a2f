package io.earshot.lab.clock.trace;

import io.earshot.lab.clock.simulation.Mark;
import io.earshot.lab.clock.simulation.Probe;
import io.earshot.lab.clock.simulation.Scenario;
import io.earshot.lab.clock.simulation.SimulatedCall;
import java.util.stream.Stream;

/**
 * A simulated call as text, for others to estimate and score: what an estimator may see, and the
 * truth apart. Marks and truth have the same rows in the same order, all in order of arrival.
 */
public final class CallTrace {

  private final Scenario scenario;
  private final SimulatedCall call;

  public CallTrace(Scenario scenario, SimulatedCall call) {
    this.scenario = scenario;
    this.call = call;
  }

  /** Settings and exchanges, as {@link TraceReplay} takes them. */
  public Stream<String> exchanges() {
    return Stream.concat(
        Stream.of(TraceSettings.text(scenario.config())),
        probes()
            .map(
                probe ->
                    "P,"
                        + (probe.leftSendNanos() + "," + probe.forwardNanos() + ",")
                        + (probe.leftReceiveNanos() + "," + probe.reverseNanos())));
  }

  /**
   * When each exchange arrived, and how often the right clock had stepped before it, as its agent
   * signals; -1 if it did so within the exchange.
   */
  public Stream<String> arrivals() {
    return Stream.concat(
        Stream.of("arrived_ms,epoch"),
        probes().map(probe -> millis(probe.arrivedSeconds()) + "," + probe.epoch()));
  }

  /** Media packets as both ends have stamped them. */
  public Stream<String> marks() {
    return Stream.concat(
        Stream.of("arrived_ms,direction,left_ns,difference_ns,epoch"),
        countedMarks()
            .map(
                mark ->
                    millis(mark.arrivedSeconds())
                        + (mark.isForward() ? ",forward," : ",reverse,")
                        + (mark.leftNanos() + "," + mark.differenceNanos() + "," + mark.epoch())));
  }

  /** How long each of them took. */
  public Stream<String> truth() {
    return Stream.concat(
        Stream.of("delay_ns"), countedMarks().map(mark -> Long.toString(mark.delayNanos())));
  }

  private static long millis(double seconds) {
    return Math.round(seconds * 1000);
  }

  private Stream<Probe> probes() {
    return call.arrivals().stream().filter(Probe.class::isInstance).map(Probe.class::cast);
  }

  private Stream<Mark> countedMarks() {
    return call.arrivals().stream()
        .filter(Mark.class::isInstance)
        .map(Mark.class::cast)
        .filter(mark -> scenario.counts(mark.sentSeconds()));
  }
}
