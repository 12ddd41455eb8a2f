package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Delays;
import io.earshot.alerts.rule.observation.Level;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.observation.Share;
import io.earshot.alerts.rule.observation.Tally;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.series.SeriesEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Calls whose series rise, fall, stop, make no sense, end and come back; the same for a seed. */
final class RandomCalls {

  static final RuleSet RULES =
      Rules.of(
          "alert: Rtt, metric: ice_rtt, scope: call, window: 10s, min_samples: 3,"
              + " above: {warning: 100ms, critical: 180ms}, clear: 80ms, for: 3s, keep_firing_for: 5s,"
              + " no_data: {after: 4s}, flapping: {cycles: 2, within: 100s, quiet: 15s}",
          "alert: Loss, metric: packet_loss, scope: participant, window: 5s, above: 2%, limit: 5,"
              + " interval: 2s, no_data: {after: 4s, then: hold}, forget_after: 9s",
          "alert: ManyLosses, roll_up: Loss, scope: sfu, above: 1, for: 2s",
          "alert: Hop, metric: hop_delay, scope: hop, window: 4s, min_samples: 2, above: 50ms,"
              + " no_data: {after: 3s, then: quiet}, flapping: {cycles: 2, within: 60s, quiet: 4s}",
          "alert: Silent, metric: agent_heartbeat, scope: agent, measure: absent, window: 4s,"
              + " for: 2s, forget_after: 20s, inhibits: {alerts: [Loss, NoData], equal: agent}",
          "alert: NoInput, metric: agent_heartbeat, scope: fleet, measure: absent, window: 8s",
          "alert: Lag, metric: pipeline_lag, scope: fleet, measure: mean, window: 3s, above: 100ms",
          "alert: Watchdog, metric: tick, scope: fleet, above: 0, flapping: off");

  private static final int CALLS = 5;

  private final SplittableRandom random;
  private final List<List<Object>> arrivalsByTick = new ArrayList<>();

  private RandomCalls(long seed) {
    random = new SplittableRandom(seed);
  }

  /** What arrives at each tick: samples and ends, all of that tick. */
  static List<List<Object>> arrivals(long seed, int ticks) {
    RandomCalls calls = new RandomCalls(seed);
    boolean[] isBad = new boolean[CALLS];
    boolean isDark = false;
    for (int tick = 0; tick < ticks; tick++) {
      List<Object> arrivals = new ArrayList<>();
      calls.arrivalsByTick.add(arrivals);
      isDark ^= calls.chance(0.03);
      for (int call = 0; call < CALLS; call++) {
        isBad[call] ^= calls.chance(0.1);
        if (!isDark) {
          calls.addCall(call, tick, isBad[call], arrivals);
        }
      }
    }
    return calls.arrivalsByTick;
  }

  private boolean chance(double ratio) {
    return random.nextDouble() < ratio;
  }

  private void addCall(int call, int tick, boolean isBad, List<Object> arrivals) {
    Map<String, String> names =
        Map.of(
            "session",
            "c" + call,
            "participant",
            "p" + call,
            "agent",
            "a" + call,
            "sfu",
            "s" + call % 2);
    Labels all = Labels.of(names);
    Labels session = Labels.of("session", "c" + call);
    double millis = (isBad ? 90 : 60) + 100 * random.nextDouble() * (isBad ? 1 : 0.5);
    add(arrivals, Metric.ICE_RTT, session, tick, Delays.ofMillis(millis, millis + 1));
    add(arrivals, Metric.PACKET_LOSS, all, tick, new Share(isBad ? 4 : 0, 50));
    add(arrivals, Metric.AGENT_HEARTBEAT, all, tick, new Tally(1));
    Labels hop = session.plus(Labels.of(Map.of("hop", "uplink", "from", "p" + call, "to", "sfu")));
    int[] micros = {(int) (millis * 500), (int) (millis * 520)};
    int boundMicros = chance(0.1) ? Delays.UNBOUNDED : random.nextInt(20_000);
    add(arrivals, Metric.HOP_DELAY, hop, tick, Delays.ofMicros(micros, boundMicros));
    if (call == 0) {
      add(arrivals, Metric.PIPELINE_LAG, Labels.EMPTY, tick, new Level(isBad ? 150.5 : 50.25));
    }
    if (chance(0.01)) {
      arrivals.add(new SeriesEnd(chance(0.5) ? session : all, tick));
    }
  }

  private void add(
      List<Object> arrivals, Metric metric, Labels labels, int tick, Observation observation) {
    if (chance(0.85)) {
      Observation seen = chance(0.005) ? metric.kind().unreadable() : observation;
      arrivals.add(new Sample(metric, labels, tick, seen));
    }
  }
}
