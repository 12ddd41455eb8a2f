package io.earshot.alerts.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Delays;
import io.earshot.alerts.rule.observation.Share;
import io.earshot.alerts.rule.observation.Tally;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Numbers by hand: 50 packets a second, 3 of them lost in each of seconds 1010 to 1014. */
class ExplanationTest {

  private static final long START = 1000;
  private static final String LOSS =
      "- {alert: Loss, metric: packet_loss, scope: leg, window: 10s, min_samples: 100,"
          + " above: 2%, clear: 1%, for: 2s, keep_firing_for: 5s,"
          + " annotations: {runbook: 'https://wiki.example/loss'}}\n";
  private static final Labels STREAM =
      Labels.of(
          Map.of("session", "room-8f2", "participant", "pierre", "leg", "downlink", "ssrc", "7"));

  @Test
  void itShowsTheWindowsThatTheRuleJudged() {
    EngineRun run = lossyCall();
    Explanation explanation = run.explain(run.only());
    // 4 s × 3 of 10 s × 50; breached from 1013 on, so it fires at 1015.
    Moment breach = moment(explanation, 1013);
    assertThat(breach).isEqualTo(new Moment(1013, 12 / 500.0, 500, 12 / 500.0, 12 / 500.0, true));
    assertThat(moment(explanation, 1012).value()).isEqualTo(9 / 500.0);
    assertThat(moment(explanation, 1012).isBreach()).isFalse();
    assertThat(moment(explanation, 1019).value()).isEqualTo(15 / 500.0);
    // The first of the lossy seconds has left the window (1010, 1020].
    assertThat(moment(explanation, 1020).value()).isEqualTo(12 / 500.0);
    assertThat(explanation.edge().tick()).isEqualTo(1015);
    assertThat(moment(explanation, 1015).value())
        .isEqualTo(explanation.edge().evidence().value())
        .isEqualTo(15 / 500.0);
    assertThat(explanation.unknown()).isEmpty();
    assertThat(explanation.runbook()).isEqualTo("https://wiki.example/loss");
  }

  @Test
  void itBeginsAWindowBeforeTheBreachAndEndsHalfAMinuteAfterItFired() {
    EngineRun run = lossyCall();
    List<Moment> around = run.explain(run.only()).around();
    assertThat(around.get(0).second()).isEqualTo(1013 - 10);
    assertThat(around.get(around.size() - 1).second()).isEqualTo(1015 + 30);
  }

  @Test
  void secondsThatAreNotJudgedYetAreNotShown() {
    EngineRun run = new EngineRun(LOSS);
    addLoss(run, 1017);
    run.judge(START, 1017);
    List<Moment> around = run.explain(run.only()).around();
    assertThat(around.get(around.size() - 1).second()).isEqualTo(1017);
  }

  @Test
  void fewerSamplesThanTheRuleAsksForAreCountedAndNotJudged() {
    EngineRun run = new EngineRun(LOSS);
    run.offer(new Sample(Metric.PACKET_LOSS, STREAM, START, new Share(50, 50)));
    run.offer(new Sample(Metric.PACKET_LOSS, STREAM, START + 1, new Share(50, 50)));
    run.judge(START, START + 20);
    Explanation explanation = run.explain(run.only());
    assertThat(moment(explanation, START)).isEqualTo(new Moment(START, null, 50, null, null, null));
    assertThat(moment(explanation, START + 1).value()).isEqualTo(1.0);
    assertThat(moment(explanation, START + 10).samples()).isEqualTo(50);
  }

  @Test
  void otherStreamsAndMetricsAreNoneOfItsBusiness() {
    EngineRun run = lossyCall();
    Explanation alone = run.explain(run.only());
    AlertStory story = run.only();
    for (long second = START; second < 1060; second++) {
      Labels other = STREAM.plus(Labels.of("participant", "anna"));
      run.samples().add(new Sample(Metric.PACKET_LOSS, other, second, new Share(50, 50)));
      run.samples().add(new Sample(Metric.CONCEALMENT, STREAM, second, new Share(50, 50)));
      // Told twice, as after a restart of the engine.
      run.samples().add(new Sample(Metric.PACKET_LOSS, STREAM, second, new Share(50, 50)));
    }
    assertThat(run.explain(story).around()).isEqualTo(alone.around());
  }

  @Test
  void whatCannotBeReadAgainAsItWasIsSaid() {
    EngineRun run = lossyCall();
    AlertStory story = run.only();
    run.samples().removeIf(each -> each.tick() == 1011);
    assertThat(run.explain(story).unknown())
        .anyMatch(line -> line.contains("at 1970-01-01T00:16:55Z, read again, gives"));
    run.samples().clear();
    Explanation gone = run.explain(story);
    assertThat(gone.around()).isEmpty();
    assertThat(gone.unknown())
        .containsExactly(
            "values around the edge: no packet_loss of 1970-01-01T00:16:34Z to"
                + " 1970-01-01T00:17:25Z was measured, or is kept any more");
  }

  @Test
  void agentsAreSummedOverTheWindowOfTheEdge() {
    EngineRun run = lossyCall();
    Explanation explanation =
        run.explain(
            run.only(),
            // The window is (1005, 1015]: what lies at its beginning is out.
            agents(1005, 100, Map.of("queue_full", 100L)),
            agents(1006, 2, Map.of("queue_full", 3L)),
            agents(1015, 1, Map.of("queue_full", 4L, "too_old", 1L)),
            agents(1016, 100, Map.of()));
    assertThat(explanation.agents())
        .containsExactly(
            new AgentActivity(
                "pierre",
                "client",
                List.of("browser-1"),
                3,
                30,
                2,
                Map.of("queue_full", 7L, "too_old", 1L)));
  }

  @Test
  void aDelayHasTheBoundOfItsClocks() {
    EngineRun run =
        new EngineRun(
            "- {alert: Up, metric: hop_delay, scope: hop, measure: max, window: 5s,"
                + " min_samples: 1, above: 50ms}\n");
    Labels hop =
        Labels.of(
            Map.of("session", "c1", "hop", "uplink", "from", "anna", "to", "sfu", "clock", "x"));
    run.offer(new Sample(Metric.HOP_DELAY, hop, 2000, Delays.ofMicros(new int[] {70_000}, 8_100)));
    run.offer(
        new Sample(
            Metric.HOP_DELAY,
            hop.plus(Labels.of("~bound", "2")),
            2001,
            Delays.ofMicros(new int[] {90_000}, Delays.UNBOUNDED)));
    run.judge(2000, 2001);
    Explanation explanation = run.explain(run.only());
    assertThat(explanation.bound())
        .isEqualTo(new ErrorBound(70.0 - 61.9, "± 8.1 ms: the clocks of anna and sfu"));
    assertThat(moment(explanation, 2000).lowest()).isEqualTo(61.9);
    assertThat(moment(explanation, 2000).highest()).isEqualTo(78.1);
    // The largest is one that nobody could compare: its upper end is anywhere.
    Moment unbounded = moment(explanation, 2001);
    assertThat(unbounded.value()).isEqualTo(90);
    assertThat(unbounded.lowest()).isEqualTo(61.9);
    assertThat(unbounded.highest()).isNull();
    assertThat(unbounded.bound()).isNull();
  }

  @Test
  void silenceIsMeasuredInSecondsAndBreachesOnlyWhereOthersSpeak() {
    EngineRun run =
        new EngineRun(
            "- {alert: Silent, metric: agent_heartbeat, measure: absent, scope: participant,"
                + " window: 5s}\n");
    for (long second = 3000; second <= 3020; second++) {
      if (second <= 3010) {
        run.offer(heartbeat("anna", second));
      }
      if (second <= 3003) {
        run.offer(heartbeat("pierre", second));
      }
    }
    run.judge(3000, 3020);
    Explanation explanation = run.explain(run.only());
    assertThat(moment(explanation, 3007)).isEqualTo(new Moment(3007, 4.0, 1, 4.0, 4.0, false));
    assertThat(moment(explanation, 3008).isBreach()).isTrue();
    // Where nobody has been heard for 5 s, nobody can tell who is silent.
    assertThat(moment(explanation, 3014).isBreach()).isTrue();
    assertThat(moment(explanation, 3015).isBreach()).isNull();
    assertThat(moment(explanation, 3008).value())
        .isEqualTo(explanation.edge().evidence().value())
        .isEqualTo(5);
    assertThat(explanation.sentence())
        .isEqualTo(
            "Silent firing since 1970-01-01 00:50:08 UTC (warning): c1 / pierre:"
                + " nothing heard for 5 s to 00:50:08");
  }

  @Test
  void withoutItsRuleAnAlertIsStillTold() {
    EngineRun run = lossyCall();
    Explanation explanation =
        Explanation.of(
            new AlertFacts(
                run.only(),
                null,
                "nobody knows it",
                1060,
                run.samples(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of("the topic of deliveries is not there")),
            UnaryOperator.identity());
    assertThat(explanation.sentence()).contains(": 0.03 > 0.02 in the 10 s to 00:16:55 (n 500)");
    assertThat(explanation.unknown())
        .containsExactly("the topic of deliveries is not there", "rule: nobody knows it");
    assertThat(explanation.bound().text()).isEqualTo("unknown: its rule is not known");
    assertThat(Explanation.range(run.only(), null, 1060)).isNull();
  }

  private static EngineRun lossyCall() {
    EngineRun run = new EngineRun(LOSS);
    addLoss(run, 1060);
    return run.judge(START, 1060);
  }

  private static void addLoss(EngineRun run, long toSecond) {
    for (long second = START; second <= toSecond; second++) {
      long lost = second >= 1010 && second < 1015 ? 3 : 0;
      run.offer(new Sample(Metric.PACKET_LOSS, STREAM, second, new Share(lost, 50)));
    }
  }

  private static AgentSecond agents(long second, long batches, Map<String, Long> dropped) {
    return new AgentSecond(
        second, "pierre", "client", List.of("browser-1"), batches, 10 * batches, 1, dropped);
  }

  private static Sample heartbeat(String participant, long second) {
    Labels labels = Labels.of(Map.of("session", "c1", "participant", participant));
    return new Sample(Metric.AGENT_HEARTBEAT, labels, second, new Tally(1));
  }

  private static Moment moment(Explanation explanation, long second) {
    return Objects.requireNonNull(Explanation.at(second, explanation.around()), "second " + second);
  }
}
