package io.earshot.lab.clock.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.lab.clock.simulation.Mark;
import org.junit.jupiter.api.Test;

class ErrorLogTest {

  private static final long BUDGET = 50;

  /** True delays 40, 60 and 49, each said to be 3 more. */
  @Test
  void errorsAreCoveredAndVerdictsJudgedByTheBound() {
    ErrorLog log = new ErrorLog(true, BUDGET);
    log.add(forward(0, 40), -3, 3);
    log.add(forward(10, 60), -3, 2);
    log.add(forward(20, 49), -3, 1);
    log.add(forward(30, 49), -3, 2);
    log.addUnanswered();
    Score score = log.score();
    assertThat(score.marks()).isEqualTo(4);
    assertThat(score.unanswered()).isEqualTo(1);
    assertThat(score.errorNanos()).isEqualTo(new Quantiles(3L, 3L));
    assertThat(score.boundNanos()).isEqualTo(new Quantiles(2L, 3L));
    assertThat(score.coveredMarks()).isEqualTo(1);
    // 52 - 1 is beyond 50, the truth is not; 52 - 2 is not.
    assertThat(score.wrongMarks()).isEqualTo(1);
    assertThat(score.undecidedMarks()).isEqualTo(1);
  }

  @Test
  void withoutABoundThePointAloneIsJudged() {
    ErrorLog log = new ErrorLog(false, BUDGET);
    log.add(forward(0, 49), -2, 99);
    log.add(forward(10, 51), 1, 99);
    log.add(forward(20, 51), -1, 99);
    Score score = log.score();
    assertThat(score.wrongMarks()).isEqualTo(2);
    assertThat(score.coveredMarks()).isNull();
    assertThat(score.undecidedMarks()).isNull();
    assertThat(score.boundNanos()).isEqualTo(new Quantiles(null, null));
  }

  @Test
  void inALoopTheOffsetCancels() {
    ErrorLog log = new ErrorLog(true, BUDGET);
    log.add(forward(0, 40), 7_000, 0);
    log.add(reverse(0.3, 30), 7_002, 0);
    log.add(reverse(2, 30), 9_999, 0);
    assertThat(log.score().loopErrorNanos()).isEqualTo(new Quantiles(2L, 2L));
  }

  /** Rank min(n - 1, floor(p n)) of the sorted values. */
  @Test
  void quantilesAreValuesThatOccurred() {
    ErrorLog one = new ErrorLog(true, BUDGET);
    ErrorLog other = new ErrorLog(true, BUDGET);
    for (int i = 0; i < 20; i++) {
      (i % 2 == 0 ? one : other).add(forward(10 * i, 40), -i, i);
    }
    one.addAll(other);
    assertThat(one.score().errorNanos()).isEqualTo(new Quantiles(10L, 19L));
    assertThat(one.score().marks()).isEqualTo(20);
    assertThat(one.score().coveredMarks()).isEqualTo(20);
  }

  @Test
  void nothingSaidIsNothingKnown() {
    Score score = new ErrorLog(true, BUDGET).score();
    assertThat(score.errorNanos()).isEqualTo(new Quantiles(null, null));
    assertThat(score.marks()).isZero();
  }

  private static Mark forward(double sentSeconds, long delayNanos) {
    return new Mark(0, true, 0, delayNanos, delayNanos, sentSeconds, 0);
  }

  private static Mark reverse(double sentSeconds, long delayNanos) {
    return new Mark(0, false, 0, delayNanos, delayNanos, sentSeconds, 0);
  }
}
