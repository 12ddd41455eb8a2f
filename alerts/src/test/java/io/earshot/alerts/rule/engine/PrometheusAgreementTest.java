package io.earshot.alerts.rule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Delays;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where our rules mean what Prometheus' mean, their alerts are in the same state at each tick. */
class PrometheusAgreementTest {

  private static final Labels CALL = Labels.of("session", "c1");
  private static final int TICKS = 4000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void statesAgreeAtEachTick(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long holdSeconds = random.nextInt(4) * 7L;
    long keepSeconds = random.nextInt(3) * 11L;
    double flipRatio = 0.02 + 0.3 * random.nextDouble();
    PrometheusAlert prometheus = new PrometheusAlert(holdSeconds, keepSeconds);
    RuleEngine engine = RuleEngine.of(rules(holdSeconds, keepSeconds), EngineSettings.USUAL);
    AlertState[] ours = {AlertState.INACTIVE};
    boolean isHigh = false;
    for (long tick = 0; tick < TICKS; tick++) {
      isHigh ^= random.nextDouble() < flipRatio;
      double millis = isHigh ? 100.001 : 100;
      engine.offer(new Sample(Metric.ICE_RTT, CALL, tick, Delays.ofMillis(millis)));
      engine.advance(tick, (Transition transition) -> ours[0] = transition.to());
      String theirs = prometheus.eval(tick, isHigh);
      assertThat(inTheirWords(ours[0])).as("tick %d", tick).isEqualTo(closed(theirs));
    }
  }

  private static RuleSet rules(long holdSeconds, long keepSeconds) {
    return Rules.of(
        "alert: A, metric: ice_rtt, scope: call, min_samples: 1, above: 100ms, flapping: off, for: "
            + holdSeconds
            + "s, keep_firing_for: "
            + keepSeconds
            + "s");
  }

  private static String inTheirWords(AlertState state) {
    return switch (state) {
      case PENDING -> "pending";
      case FIRING, RECOVERING -> "firing";
      default -> "closed";
    };
  }

  private static String closed(String theirs) {
    return theirs.equals("none") || theirs.equals("inactive") ? "closed" : theirs;
  }
}
