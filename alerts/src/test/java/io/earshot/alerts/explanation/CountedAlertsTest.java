package io.earshot.alerts.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Share;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Roll-ups through the engine: what is counted again is what the engine counted. */
class CountedAlertsTest {

  private static final long START = 1000;
  private static final long END = 1060;
  private static final String RULES =
      """
      - {alert: Loss, metric: packet_loss, scope: call, window: 1s, min_samples: 1, above: 2%}
      - {alert: ManyLose, roll_up: Loss, scope: sfu, above: 1}
      """;

  private final EngineRun run = new EngineRun(RULES);

  @Test
  void theAlertsOfItsPlaceAreCountedSecondBySecond() {
    loses("c1", "s1", 1010, 1019);
    loses("c2", "s1", 1012, 1016);
    loses("c3", "s1", 1013, 1014);
    loses("c4", "s2", 1005, 1030);
    run.judge(START, END);
    Explanation explanation = run.explain(manyLose());
    assertThat(explanation.edge().tick()).isEqualTo(1012);
    assertThat(explanation.counted())
        .extracting(each -> each.newest().labels().get("session"))
        .containsExactlyInAnyOrder("c1", "c2");
    assertThat(explanation.around())
        .filteredOn(each -> each.second() >= 1009 && each.second() <= 1020)
        .extracting(Moment::value)
        .containsExactly(0.0, 1.0, 1.0, 2.0, 3.0, 3.0, 2.0, 2.0, 1.0, 1.0, 1.0, 0.0);
    assertThat(moment(explanation, 1012).isBreach()).isTrue();
    assertThat(moment(explanation, 1017).isBreach()).isFalse();
    assertThat(explanation.unknown()).isEmpty();
    assertThat(explanation.around().get(0).second()).isEqualTo(1012 - 30);
    assertThat(explanation.around().get(explanation.around().size() - 1).second())
        .isEqualTo(1012 + 30);
  }

  /** A difference between what is counted again and what was published is said as unknown. */
  @Test
  void whateverHappensTheCountsAreTheEngines() {
    for (long seed = 1; seed <= 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      EngineRun some = new EngineRun(RULES);
      for (int call = 0; call < 8; call++) {
        long from = START + random.nextLong(40);
        addLoss(some, "c" + call, "s" + call % 2, from, from + random.nextLong(20));
      }
      some.judge(START, END);
      assertThat(some.stories())
          .filteredOn(each -> each.newest().rule().equals("ManyLose"))
          .allSatisfy(each -> assertThat(some.explain(each).unknown()).isEmpty());
    }
  }

  @Test
  void anAlertThatIsForgottenIsMissedAndSaidToBe() {
    loses("c1", "s1", 1010, 1019);
    loses("c2", "s1", 1012, 1016);
    run.judge(START, END);
    AlertStory manyLose = manyLose();
    Explanation explanation =
        run.explain(
            manyLose,
            run.stories().stream()
                .filter(each -> !"c2".equals(each.newest().labels().get("session")))
                .toList());
    assertThat(explanation.counted()).hasSize(1);
    assertThat(explanation.unknown()).isNotEmpty();
    assertThat(explanation.unknown().get(0))
        .contains("gives 1.0", "says 2.0", "alerts that it counts are not all known any more");
  }

  private AlertStory manyLose() {
    return run.stories().stream()
        .filter(each -> each.newest().rule().equals("ManyLose"))
        .findFirst()
        .orElseThrow();
  }

  private void loses(String session, String sfu, long fromSecond, long toSecond) {
    addLoss(run, session, sfu, fromSecond, toSecond);
  }

  private static void addLoss(
      EngineRun run, String session, String sfu, long fromSecond, long toSecond) {
    Labels labels = Labels.of(Map.of("session", session, "sfu", sfu));
    for (long second = START; second <= END; second++) {
      long lost = second >= fromSecond && second <= toSecond ? 10 : 0;
      run.offer(new Sample(Metric.PACKET_LOSS, labels, second, new Share(lost, 50)));
    }
  }

  private static Moment moment(Explanation explanation, long second) {
    return explanation.around().stream()
        .filter(each -> each.second() == second)
        .findFirst()
        .orElseThrow();
  }
}
