package io.earshot.lab.clock.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.lab.clock.simulation.Mark;
import io.earshot.lab.clock.simulation.Probe;
import io.earshot.media.clock.EdgeConfig;
import io.earshot.media.clock.RatePrior;
import org.junit.jupiter.api.Test;

/** Our estimator as it is fed and asked here, with agents that signal steps and without. */
class EnvelopeTest {

  private static final EdgeConfig CONFIG = EdgeConfig.of(RatePrior.BROWSER, 0);
  private static final long MILLI = 1_000_000L;

  private final Answer answer = new Answer();

  @Test
  void anExchangeAcrossASignaledStepIsDiscarded() {
    LiveEnvelope signaled = new LiveEnvelope(CONFIG, true);
    LiveEnvelope unsignaled = new LiveEnvelope(CONFIG, false);
    Probe across = probe(1, 10, Probe.ACROSS_EPOCHS);
    signaled.take(across);
    unsignaled.take(across);
    assertThat(signaled.answer(mark(1, Probe.ACROSS_EPOCHS), answer)).isFalse();
    assertThat(unsignaled.answer(mark(1, 0), answer)).isTrue();
  }

  @Test
  void aNewEpochKnowsNothingOfTheOneBefore() {
    LiveEnvelope method = new LiveEnvelope(CONFIG, true);
    method.take(probe(1, 10, 0));
    assertThat(method.answer(mark(2, 1), answer)).isFalse();
    method.take(probe(2, 30, 1));
    assertThat(method.answer(mark(2, 1), answer)).isTrue();
    assertThat(answer.errNanos()).isGreaterThanOrEqualTo(30 * MILLI);
  }

  /** Congestion both ways may hide a step; where steps are signaled history keeps its worth. */
  @Test
  void onlyUnsignaledClocksSetHistoryAside() {
    assertThat(errMillisInCongestion(true)).isBetween(10L, 15L);
    assertThat(errMillisInCongestion(false)).isBetween(50L, 55L);
  }

  private long errMillisInCongestion(boolean areEpochsSignaled) {
    FinalEnvelope method = new FinalEnvelope(CONFIG, areEpochsSignaled);
    for (int second = 0; second < 100; second++) {
      method.take(probe(second, second < 60 ? 10 : 50, 0));
    }
    method.end();
    assertThat(method.answer(mark(80, 0), answer)).isTrue();
    return answer.errNanos() / MILLI;
  }

  /** The last seconds before a step have records of their own, not one of long before, widened. */
  @Test
  void thePastEpochIsClosedWhenItIsAsked() {
    FinalEnvelope method = new FinalEnvelope(CONFIG, true);
    for (int second = 0; second < 30; second++) {
      method.take(probe(second, 10, 0));
    }
    method.take(probe(31, 10, 1));
    assertThat(method.answer(mark(29, 0), answer)).isTrue();
    assertThat(answer.errNanos()).isBetween(10 * MILLI, 10 * MILLI + MILLI / 2);
  }

  private static Probe probe(int second, long delayMillis, int epoch) {
    long leftNanos = second * 1_000L * MILLI;
    return new Probe(second, leftNanos, delayMillis * MILLI, leftNanos, delayMillis * MILLI, epoch);
  }

  private static Mark mark(int second, int epoch) {
    return new Mark(second, true, second * 1_000L * MILLI, 0, 0, second, epoch);
  }
}
