package io.earshot.alerts.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Delays;
import io.earshot.alerts.rule.observation.Level;
import io.earshot.alerts.rule.observation.Share;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine says a value at each change; what is judged again must say the same there. */
class JudgedAgainTest {

  private static final String RULES =
      """
      - {alert: Loss, metric: packet_loss, scope: leg, window: 7s, min_samples: 60, above: 5%}
      - {alert: Rtt, metric: rtcp_rtt, scope: participant, measure: p95, window: 9s,
         min_samples: 3, above: 60ms, clear: 50ms, for: 2s, keep_firing_for: 3s}
      - {alert: Mean, metric: jitter, scope: call, measure: mean, window: 4s, above: 6ms,
         interval: 2s}
      - {alert: Hop, metric: hop_delay, where: {hop: uplink}, scope: hop, measure: p90,
         window: 6s, min_samples: 2, above: 55ms}
      - {alert: Mos, metric: listening_quality, scope: stream, where: {scale: fb}, measure: min,
         window: 30s, below: 3.0}
      """;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsJudgedAgainHasTheValuesOfEveryChange(long seed) {
    EngineRun run = new EngineRun(RULES);
    SplittableRandom random = new SplittableRandom(seed);
    for (long second = 100; second < 220; second++) {
      for (String who : new String[] {"anna", "pierre"}) {
        addSecond(run, random, who, second);
      }
    }
    run.judge(100, 260);
    int compared = 0;
    for (AlertStory story : run.stories()) {
      Explanation explanation = run.explain(story);
      assertThat(explanation.unknown()).as(explanation.sentence()).isEmpty();
      for (PublishedChange each : story.changes()) {
        Moment moment = Explanation.at(each.change().tick(), explanation.around());
        if (moment != null && each.change().evidence().value() != null) {
          assertThat(moment.value()).isEqualTo(each.change().evidence().value());
          assertThat(moment.samples()).isEqualTo(each.change().evidence().samples());
          compared++;
        }
      }
      if (story.newest().rule().equals("Mean")) {
        assertThat(explanation.around()).allMatch(moment -> moment.second() % 2 == 0);
      }
      Moment edge = Explanation.at(story.edge().tick(), explanation.around());
      assertThat(Objects.requireNonNull(edge).isBreach()).isTrue();
    }
    assertThat(compared).isGreaterThan(8);
  }

  private static void addSecond(EngineRun run, SplittableRandom random, String who, long second) {
    Labels person = Labels.of(Map.of("session", "c1", "participant", who));
    Labels stream =
        person.plus(
            Labels.of(Map.of("leg", "downlink", "direction", "in", "ssrc", "7", "scale", "fb")));
    if (random.nextInt(10) > 0) {
      run.offer(
          new Sample(Metric.PACKET_LOSS, stream, second, new Share(random.nextInt(7) - 1, 50)));
    }
    run.offer(new Sample(Metric.RTCP_RTT, stream, second, delays(random, 0)));
    run.offer(new Sample(Metric.JITTER, stream, second, Delays.ofMillis(12 * random.nextDouble())));
    Labels hop = person.plus(Labels.of(Map.of("hop", "uplink", "from", who, "to", "sfu")));
    run.offer(new Sample(Metric.HOP_DELAY, hop, second, delays(random, random.nextInt(5_000))));
    if (second % 10 == 0) {
      Level quality = new Level(2 + 3 * random.nextDouble());
      run.offer(new Sample(Metric.LISTENING_QUALITY, stream, second, quality));
      // The same stream on a scale that the rule does not ask for.
      Labels other = stream.plus(Labels.of("scale", "nb"));
      run.offer(new Sample(Metric.LISTENING_QUALITY, other, second, new Level(1)));
    }
  }

  private static Delays delays(SplittableRandom random, int boundMicros) {
    int[] micros = random.ints(random.nextInt(4), 20_000, 75_000).toArray();
    return Delays.ofMicros(micros, boundMicros);
  }
}
