package io.earshot.alerts.rule.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.rule.window.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionTest {

  @Test
  void equalIsNoBreach() {
    Condition above = condition(true, null, 100);
    assertThat(outcome(above, 100)).isEqualTo(Outcome.CLEAR);
    assertThat(outcome(above, Math.nextUp(100.0))).isEqualTo(Outcome.BREACH);
    Condition below = condition(false, null, 3.5);
    assertThat(outcome(below, 3.5)).isEqualTo(Outcome.CLEAR);
    assertThat(outcome(below, Math.nextDown(3.5))).isEqualTo(Outcome.BREACH);
  }

  @Test
  void aBoundMustBeAllBeyondOrAllWithin() {
    Condition above = condition(true, null, 50);
    assertThat(outcome(above, new Reading(54, 51, 57, 20))).isEqualTo(Outcome.BREACH);
    assertThat(outcome(above, new Reading(54, 50, 58, 20))).isEqualTo(Outcome.UNDECIDED);
    assertThat(outcome(above, new Reading(46, 43, 50, 20))).isEqualTo(Outcome.CLEAR);
    assertThat(outcome(above, new Reading(46, 42, 51, 20))).isEqualTo(Outcome.UNDECIDED);
    Condition below = condition(false, null, 50);
    assertThat(outcome(below, new Reading(46, 43, 49, 20))).isEqualTo(Outcome.BREACH);
    assertThat(outcome(below, new Reading(46, 42, 50, 20))).isEqualTo(Outcome.UNDECIDED);
    assertThat(outcome(below, new Reading(54, 50, 58, 20))).isEqualTo(Outcome.CLEAR);
  }

  @Test
  void theWorstThresholdThatIsBreachedCounts() {
    Condition above =
        new Condition(
            true, List.of(new Severity("warning", 100.0), new Severity("critical", 200.0)), null);
    assertThat(above.judge(Reading.exact(150, 1), false).severity()).isEqualTo("warning");
    Judgment worst = above.judge(Reading.exact(201, 1), false);
    assertThat(worst.severity()).isEqualTo("critical");
    assertThat(worst.threshold()).isEqualTo(200);
    assertThat(above.judge(Reading.exact(1, 1), false).threshold()).isEqualTo(100);
  }

  @Test
  void hysteresisHoldsOnlyWhatFires() {
    Condition above = condition(true, 80.0, 100);
    assertThat(above.judge(Reading.exact(90, 1), false).outcome()).isEqualTo(Outcome.CLEAR);
    assertThat(above.judge(Reading.exact(90, 1), true).outcome()).isEqualTo(Outcome.BETWEEN);
    assertThat(above.judge(Reading.exact(80, 1), true).outcome()).isEqualTo(Outcome.BETWEEN);
    assertThat(above.judge(Reading.exact(79, 1), true).outcome()).isEqualTo(Outcome.CLEAR);
    assertThat(above.judge(new Reading(79, 77, 81, 20), true).outcome()).isEqualTo(Outcome.BETWEEN);
    Condition below = condition(false, 4.0, 3.5);
    assertThat(below.judge(Reading.exact(3.8, 1), true).outcome()).isEqualTo(Outcome.BETWEEN);
    assertThat(below.judge(Reading.exact(4.1, 1), true).outcome()).isEqualTo(Outcome.CLEAR);
  }

  private static Outcome outcome(Condition condition, double value) {
    return outcome(condition, Reading.exact(value, 20));
  }

  private static Outcome outcome(Condition condition, Reading reading) {
    return condition.judge(reading, false).outcome();
  }

  private static Condition condition(boolean isAbove, @Nullable Double clear, double threshold) {
    return new Condition(isAbove, List.of(new Severity("warning", threshold)), clear);
  }
}
