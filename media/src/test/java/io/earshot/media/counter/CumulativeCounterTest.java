package io.earshot.media.counter;

import static io.earshot.media.counter.CounterKind.MONOTONIC;
import static io.earshot.media.counter.CounterKind.SIGNED;
import static io.earshot.media.counter.CounterKind.WRAPS_32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.media.snapshot.RoundTrip;
import io.earshot.media.snapshot.SnapshotFormatException;
import io.earshot.media.snapshot.SnapshotReader;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CumulativeCounterTest {

  private static final double TWO_31 = 0x1p31;
  private static final double TWO_32 = 0x1p32;

  @Test
  void theFirstReadingIsTheBaseline() {
    CumulativeCounter counter = CumulativeCounter.of(MONOTONIC);
    assertThat(counter.lastReading()).isEmpty();
    assertThat(counter.onReading(1000)).isTrue();
    assertThat(counter.totalGrowth()).isZero();
    assertThat(counter.lastDelta()).isZero();
    assertThat(counter.lastReading()).hasValue(1000);
  }

  @Test
  void whatIsAbove32BitsDoesNotWrapThere() {
    CumulativeCounter counter = after(WRAPS_32, TWO_32 + 5e8, 1000);
    assertThat(counter.lastDelta()).isEqualTo(1000);
    assertThat(counter.resets()).isEqualTo(1);
    assertThat(counter.wraps()).isZero();
  }

  @Test
  void aContradictionIsBridgedWithoutGrowth() {
    CumulativeCounter counter = after(MONOTONIC, 1000, 1050);
    assertThat(counter.rebase(700)).isTrue();
    assertThat(counter.lastDelta()).isZero();
    assertThat(counter.onReading(710)).isTrue();
    assertThat(counter.totalGrowth()).isEqualTo(60);
    assertThat(counter.resets()).isEqualTo(1);
    assertThat(counter.rebase(Double.NaN)).isFalse();
    assertThat(counter.totalGrowth()).isEqualTo(60);
  }

  @Test
  void growthIsTheDifference() {
    CumulativeCounter counter = after(MONOTONIC, 1000, 1050, 1050, 1062);
    assertThat(counter.totalGrowth()).isEqualTo(62);
    assertThat(counter.lastDelta()).isEqualTo(12);
    assertThat(counter.resets()).isZero();
  }

  @Test
  void aSmallerReadingOfAMonotonicCounterCountsFromZero() {
    CumulativeCounter counter = after(MONOTONIC, 1000, 1050, 7, 9);
    assertThat(counter.totalGrowth()).isEqualTo(59);
    assertThat(counter.resets()).isEqualTo(1);
    assertThat(after(MONOTONIC, 1000, 1050, 7).lastDelta()).isEqualTo(7);
  }

  @Test
  void a32BitCounterWraps() {
    CumulativeCounter counter = after(WRAPS_32, TWO_32 - 10, 5, 6);
    assertThat(counter.totalGrowth()).isEqualTo(16);
    assertThat(counter.wraps()).isEqualTo(1);
    assertThat(counter.resets()).isZero();
    assertThat(after(WRAPS_32, TWO_32 - 10, 5).lastDelta()).isEqualTo(15);
  }

  @Test
  void aWrapThatWouldGrowByHalfTheRangeIsARestart() {
    CumulativeCounter counter = after(WRAPS_32, TWO_31, 0);
    assertThat(counter.resets()).isEqualTo(1);
    assertThat(counter.totalGrowth()).isZero();
    assertThat(after(WRAPS_32, TWO_31 + 1, 0).wraps()).isEqualTo(1);
  }

  @Test
  void aCounterBeyond32BitsDoesNotWrap() {
    CumulativeCounter counter = after(WRAPS_32, 2 * TWO_32, 3);
    assertThat(counter.resets()).isEqualTo(1);
    assertThat(counter.wraps()).isZero();
    assertThat(counter.totalGrowth()).isEqualTo(3);
  }

  /** W3C webrtc-stats: packetsLost may decrease, and be negative, as RFC 3550 defines it. */
  @Test
  void packetsLostMayShrink() {
    CumulativeCounter counter = after(SIGNED, 3, 5, 4, -2);
    assertThat(counter.totalGrowth()).isEqualTo(-5);
    assertThat(counter.lastDelta()).isEqualTo(-6);
    assertThat(counter.resets()).isZero();
  }

  @Test
  void aToldRestartCountsFromZero() {
    CumulativeCounter counter = after(SIGNED, 3, 5);
    counter.restart();
    assertThat(counter.totalGrowth()).isEqualTo(2);
    counter.onReading(4);
    assertThat(counter.lastDelta()).isEqualTo(4);
    assertThat(counter.totalGrowth()).isEqualTo(6);
    assertThat(counter.resets()).isEqualTo(1);
  }

  @Test
  void aRestartBeforeTheFirstReadingIsNone() {
    CumulativeCounter counter = CumulativeCounter.of(SIGNED);
    counter.restart();
    counter.onReading(8);
    assertThat(counter.totalGrowth()).isZero();
    assertThat(counter.resets()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY, 0x1.0000000000001p53})
  void whatIsNoReadingChangesNothing(double reading) {
    CumulativeCounter counter = after(MONOTONIC, 10, 12);
    assertThat(counter.onReading(reading)).isFalse();
    assertThat(counter.lastDelta()).isZero();
    assertThat(counter.rejectedReadings()).isEqualTo(1);
    counter.onReading(15);
    assertThat(counter.lastDelta()).isEqualTo(3);
    assertThat(counter.totalGrowth()).isEqualTo(5);
  }

  @Test
  void theLargestReadingIsStillExact() {
    CumulativeCounter counter = after(MONOTONIC, CumulativeCounter.MAX_READING - 1);
    counter.onReading(CumulativeCounter.MAX_READING);
    assertThat(counter.lastDelta()).isEqualTo(1);
    assertThat(after(SIGNED, -CumulativeCounter.MAX_READING).rejectedReadings()).isZero();
    assertThat(after(SIGNED, -0x1.1p53).rejectedReadings()).isEqualTo(1);
  }

  /** Sums of small differences drift: jitterBufferDelay grows by fractions of a second. */
  @Test
  void fractionsDoNotDrift() {
    CumulativeCounter counter = CumulativeCounter.of(MONOTONIC);
    for (int i = 0; i <= 100_000; i++) {
      counter.onReading(i * 0.1);
    }
    assertThat(counter.totalGrowth()).isEqualTo(100_000 * 0.1);
  }

  @ParameterizedTest
  @EnumSource
  void totalsAreTheSumOfDeltasAndSurviveEveryCut(CounterKind kind) {
    SplittableRandom random = new SplittableRandom(17);
    CumulativeCounter counter = CumulativeCounter.of(kind);
    double sum = 0;
    long reading = 0xFFFF_0000L;
    for (int i = 0; i < 300; i++) {
      reading = random.nextInt(50) == 0 ? random.nextInt(1000) : reading + random.nextInt(5000);
      counter = RoundTrip.of(counter, CumulativeCounter::writeTo, CumulativeCounter::readFrom);
      counter.onReading(reading & 0xFFFF_FFFFL);
      sum += counter.lastDelta();
      assertThat(counter.totalGrowth()).isEqualTo(sum);
    }
  }

  @Test
  void anUnknownKindIsRefused() {
    assertThatThrownBy(() -> CumulativeCounter.readFrom(new SnapshotReader(new byte[] {9})))
        .isInstanceOf(SnapshotFormatException.class)
        .hasMessage("counterKind=9 is unknown");
  }

  private static CumulativeCounter after(CounterKind kind, double... readings) {
    CumulativeCounter counter = CumulativeCounter.of(kind);
    for (double reading : readings) {
      counter.onReading(reading);
    }
    return counter;
  }
}
