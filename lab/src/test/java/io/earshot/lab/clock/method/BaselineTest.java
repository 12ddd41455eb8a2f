package io.earshot.lab.clock.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.lab.clock.simulation.Mark;
import io.earshot.lab.clock.simulation.Probe;
import org.junit.jupiter.api.Test;

/** The methods that we compare with, on numbers small enough to do by hand. */
class BaselineTest {

  private final Answer answer = new Answer();

  @Test
  void theLastProbeHalvesItsOwnDifference() {
    LastProbe method = new LastProbe();
    assertThat(method.answer(markAt(0), answer)).isFalse();
    method.take(probe(0, 50, 30));
    method.take(probe(1, 41, 20));
    assertThat(method.answer(markAt(1), answer)).isTrue();
    assertThat(answer.offsetNanos()).isEqualTo(10);
    assertThat(answer.errNanos()).isEqualTo(30);
  }

  /** Each report is corrected by half the round trip before it, so the first says nothing. */
  @Test
  void webRtcTakesTheMedianOfItsWindow() {
    WebRtcMedian method = WebRtcMedian.ofLast(3);
    method.take(probe(0, 20, 20));
    assertThat(method.answer(markAt(0), answer)).isFalse();
    method.take(probe(1, 20, 25));
    assertThat(method.answer(markAt(1), answer)).isFalse();
    method.take(probe(2, 20, 30));
    assertThat(method.answer(markAt(2), answer)).isTrue();
    // Reports: 20 - 25 = -5, then 22 - 30 = -8: the upper one of two.
    assertThat(answer.offsetNanos()).isEqualTo(-5);
    method.take(probe(3, 20, 26));
    // And 25 - 26 = -1: the middle one of three.
    method.answer(markAt(3), answer);
    assertThat(answer.offsetNanos()).isEqualTo(-5);
    method.take(probe(4, 20, 32));
    method.take(probe(5, 20, 36));
    // 23 - 32 = -9 and 26 - 36 = -10 have driven -5 and -8 out.
    method.answer(markAt(5), answer);
    assertThat(answer.offsetNanos()).isEqualTo(-9);
    assertThat(method.claimsBound()).isFalse();
  }

  /** RFC 5905 §10: of eight stages the one with the least distance. */
  @Test
  void ntpTakesTheLeastDistanceOfEight() {
    NtpFilter method = new NtpFilter(7);
    assertThat(method.answer(markAt(0), answer)).isFalse();
    method.take(probe(0, 15, 5));
    for (int i = 1; i < 8; i++) {
      method.take(probe(i, 100 + i, 100));
    }
    method.answer(markAt(8), answer);
    assertThat(answer.offsetNanos()).isEqualTo(5);
    assertThat(answer.errNanos()).isEqualTo(10 + 7);
    method.take(probe(8, 90, 80));
    method.answer(markAt(8), answer);
    assertThat(answer.offsetNanos()).isEqualTo(5);
    assertThat(answer.errNanos()).isEqualTo(85 + 7);
  }

  /** 15 ppm: an exchange 2 s old is 30 µs worse. */
  @Test
  void ntpLetsExchangesAge() {
    NtpFilter method = new NtpFilter(0);
    method.take(probe(0, 50_000, 50_000));
    method.answer(markAt(2_000_000_000L), answer);
    assertThat(answer.errNanos()).isEqualTo(80_000);
  }

  @Test
  void wallClocksAreOffByWhatTheyDisagree() {
    WallClocks method = new WallClocks(1_000);
    for (boolean isForward : new boolean[] {true, false}) {
      Mark mark = new Mark(0, isForward, 0, 70, 30, 0, 0);
      method.answer(mark, answer);
      long saidNanos = 70 + (isForward ? -answer.offsetNanos() : answer.offsetNanos());
      assertThat(saidNanos - 30).isEqualTo(isForward ? 1_000 : -1_000);
    }
  }

  private static Probe probe(long leftNanos, long forwardNanos, long reverseNanos) {
    return new Probe(0, leftNanos, forwardNanos, leftNanos, reverseNanos, 0);
  }

  private static Mark markAt(long leftNanos) {
    return new Mark(0, true, leftNanos, 0, 0, 0, 0);
  }
}
