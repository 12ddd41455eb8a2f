package io.earshot.alerts.rule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Delays;
import io.earshot.alerts.rule.observation.Tally;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.state.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleEngineTest {

  private static final String RTT = "alert: Rtt, metric: ice_rtt, min_samples: 1, above: 100ms, ";
  private static final Labels CALL = Labels.of("session", "c1");

  private final List<String> seen = new ArrayList<>();

  @Test
  void ofTwoSamplesOfOneSecondTheFirstCounts() {
    RuleEngine engine = engine(Rules.of(RTT + "scope: call"));
    assertThat(engine.offer(rtt(CALL, 0, 120))).isEqualTo(Acceptance.ACCEPTED);
    assertThat(engine.offer(rtt(CALL, 0, 50))).isEqualTo(Acceptance.DUPLICATE);
    advance(engine, 0);
    assertThat(seen).containsExactly("0 Rtt{session=\"c1\"} firing threshold");
    assertThat(engine.counters().of(Acceptance.DUPLICATE)).isEqualTo(1);
  }

  @Test
  void aTickThatHasPassedChangesNothing() {
    RuleEngine engine = engine(Rules.of(RTT + "scope: call, for: 3s"));
    for (long tick = 0; tick <= 2; tick++) {
      engine.offer(rtt(CALL, tick, 120));
      advance(engine, tick);
      advance(engine, tick);
      advance(engine, 0);
    }
    assertThat(seen).containsExactly("0 Rtt{session=\"c1\"} pending threshold");
    assertThat(engine.offer(rtt(CALL, 2, 50))).isEqualTo(Acceptance.LATE);
  }

  /** The clock jumps over the seconds in which data were missed: each of them is judged. */
  @Test
  void aGapInTheClockIsFilledSecondBySecond() {
    RuleEngine engine = engine(Rules.of(RTT + "scope: call, no_data: {after: 5s}"));
    engine.offer(rtt(CALL, 0, 120));
    advance(engine, 0);
    engine.offer(rtt(CALL, 60, 50));
    advance(engine, 60);
    assertThat(seen)
        .containsExactly(
            "0 Rtt{session=\"c1\"} firing threshold",
            "5 Rtt{session=\"c1\"} resolved no_data",
            "5 NoData{alert=\"Rtt\", session=\"c1\"} firing threshold",
            "60 NoData{alert=\"Rtt\", session=\"c1\"} resolved threshold");
  }

  @Test
  void aClockThatJumpsByYearsIsCaughtUpWithInADay() {
    RuleEngine engine = engine(Rules.of("alert: W, metric: tick, scope: fleet, above: 0"));
    advance(engine, 0);
    advance(engine, 1_000_000_000_000L);
    assertThat(seen).containsExactly("0 W{} firing threshold");
    assertThat(engine.judgedTick()).isEqualTo(1_000_000_000_000L);
  }

  @Test
  void aRuleWithAnotherScopeIsAnotherRule() {
    RuleEngine engine =
        engine(Rules.of("alert: L, metric: late_observations, scope: call, above: 0"));
    engine.offer(new Sample(Metric.LATE_OBSERVATIONS, CALL, 0, new Tally(1)));
    advance(engine, 0);
    engine =
        engine.reloaded(Rules.of("alert: L, metric: late_observations, scope: fleet, above: 0"));
    engine.offer(new Sample(Metric.LATE_OBSERVATIONS, CALL, 1, new Tally(1)));
    advance(engine, 1);
    assertThat(seen)
        .containsExactly(
            "0 L{session=\"c1\"} firing threshold",
            "1 L{session=\"c1\"} resolved rule_deleted",
            "1 L{} firing threshold");
  }

  /** The old samples are void and the new ones not there yet: that must not look like health. */
  @Test
  void anotherMetricHoldsWhatFires() {
    RuleEngine engine = engine(Rules.of(RTT + "scope: call, no_data: {after: 5s}"));
    engine.offer(rtt(CALL, 0, 120));
    advance(engine, 0);
    engine =
        engine.reloaded(
            Rules.of(
                "alert: Rtt, metric: rtcp_rtt, min_samples: 1, above: 100ms, scope: call,"
                    + " no_data: {after: 5s}"));
    engine.offer(rtt(CALL, 1, 50));
    advance(engine, 3);
    engine.offer(new Sample(Metric.RTCP_RTT, CALL, 4, Delays.ofMillis(120)));
    advance(engine, 4);
    engine.offer(new Sample(Metric.RTCP_RTT, CALL, 5, Delays.ofMillis(50)));
    advance(engine, 5);
    assertThat(seen)
        .containsExactly(
            "0 Rtt{session=\"c1\"} firing threshold", "5 Rtt{session=\"c1\"} resolved threshold");
  }

  @Test
  void aRuleThatGoesTakesWhatWasSaidAboutItAlong() {
    RuleEngine engine = engine(Rules.of(RTT + "scope: call, limit: 1, no_data: {after: 0s}"));
    Labels other = Labels.of("session", "c2");
    engine.offer(rtt(CALL, 0, 120));
    engine.offer(rtt(other, 0, 120));
    advance(engine, 0);
    engine = engine.reloaded(RuleSet.EMPTY);
    advance(engine, 1);
    assertThat(seen)
        .containsExactly(
            "0 Rtt{session=\"c1\"} firing threshold",
            "0 RuleOverflow{alert=\"Rtt\"} firing threshold",
            "1 Rtt{session=\"c1\"} resolved rule_deleted",
            "1 RuleOverflow{alert=\"Rtt\"} resolved rule_deleted");
  }

  @Test
  void groupsAndWaitingSamplesAreBounded() {
    EngineSettings small = new EngineSettings(0, 60, 60, 2, 4);
    RuleEngine engine = RuleEngine.of(Rules.of(RTT + "scope: call"), small);
    for (int call = 0; call < 5; call++) {
      Sample sample = rtt(Labels.of("session", "c" + call), 0, 50);
      assertThat(engine.offer(sample))
          .isEqualTo(call < 4 ? Acceptance.ACCEPTED : Acceptance.OVERFLOW);
    }
    advance(engine, 0);
    assertThat(seen).containsExactly("0 RuleOverflow{alert=\"Rtt\"} firing threshold");
    assertThat(engine.counters().of(Acceptance.OVERFLOW)).isEqualTo(1);
    // What was taken waits no more.
    assertThat(engine.offer(rtt(CALL, 1, 50))).isEqualTo(Acceptance.ACCEPTED);
  }

  @Test
  void aSeriesThatDoesNotKnowTheScopeIsInNoGroup() {
    RuleEngine engine = engine(Rules.of(RTT + "scope: region"));
    engine.offer(rtt(CALL, 0, 120));
    engine.offer(rtt(CALL.plus(Labels.of("region", "eu")), 0, 120));
    advance(engine, 0);
    assertThat(seen).containsExactly("0 Rtt{region=\"eu\"} firing threshold");
  }

  @Test
  void labelsOfTheRuleAreOnItsAlerts() {
    RuleEngine engine = engine(Rules.of(RTT + "scope: call, labels: {team: voice}"));
    engine.offer(rtt(CALL, 0, 120));
    advance(engine, 0);
    assertThat(seen).containsExactly("0 Rtt{session=\"c1\", team=\"voice\"} firing threshold");
  }

  @Test
  void theRecordHoldsItsEvidence() {
    List<Transition> records = new ArrayList<>();
    RuleEngine engine =
        engine(
            Rules.of(
                RTT
                    + "scope: call, window: 3s, interval: 2s,"
                    + " annotations: {summary: '{{ $labels.session }} {{ $value }}'}"));
    engine.offer(rtt(CALL, 1, 120));
    engine.offer(rtt(CALL, 2, 130));
    engine.advance(1, records::add);
    engine.advance(2, records::add);
    Transition record = records.get(0);
    assertThat(record.tick()).isEqualTo(2);
    assertThat(record.activeTick()).isEqualTo(2);
    assertThat(record.validUntilTick()).isEqualTo(2 + 4 * 60);
    assertThat(record.evidence().value()).isEqualTo(130);
    assertThat(record.evidence().threshold()).isEqualTo(100);
    assertThat(record.evidence().samples()).isEqualTo(2);
    assertThat(record.evidence().windowSeconds()).isEqualTo(3);
    assertThat(record.annotations()).isEqualTo(Map.of("summary", "c1 130 ms"));
    assertThat(record.ruleHash()).hasSize(32);
  }

  @Test
  void aMetricTakesSamplesOfItsFormOnly() {
    assertThatThrownBy(() -> new Sample(Metric.ICE_RTT, CALL, 0, new Tally(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("metric=ice_rtt takes DELAYS, not Tally[count=1]");
  }

  private RuleEngine engine(RuleSet rules) {
    return RuleEngine.of(rules, EngineSettings.USUAL);
  }

  private void advance(RuleEngine engine, long tick) {
    engine.advance(
        tick,
        each ->
            seen.add(
                each.tick()
                    + " "
                    + each.rule()
                    + each.labels()
                    + " "
                    + each.to().key()
                    + " "
                    + each.reason().key()));
  }

  private static Sample rtt(Labels labels, long tick, double millis) {
    return new Sample(Metric.ICE_RTT, labels, tick, Delays.ofMillis(millis));
  }
}
