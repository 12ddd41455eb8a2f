package io.earshot.console.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockSkewTest {

  @Test
  void theExampleOfTheDocumentation() {
    assertThat(ClockSkew.of(12_000, 10_000, 10_200)).isEqualTo(new ClockSkew(1_800, 4_000));
  }

  /** A server that writes its date up to a second before it answers, at any moment of the trip. */
  @ParameterizedTest(name = "{0} ms ahead, seed 1")
  @ValueSource(longs = {-86_400_000, -1_500, 0, 1, 999, 3_600_000})
  void theTruthIsBetweenTheBounds(long aheadMillis) {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1_000; i++) {
      long sentMillis = 1_795_000_000_000L + random.nextLong(100_000);
      long answeredMillis = sentMillis + random.nextLong(0, 500);
      long receivedMillis = answeredMillis + random.nextLong(0, 500);
      long writtenMillis = answeredMillis + aheadMillis - random.nextLong(0, 1_000);
      long dateMillis = Math.floorDiv(writtenMillis, 1_000) * 1_000;
      ClockSkew skew = ClockSkew.of(dateMillis, sentMillis, receivedMillis);
      assertThat(aheadMillis).isBetween(skew.minMillis(), skew.maxMillis());
      assertThat(skew.maxMillis() - skew.minMillis())
          .isEqualTo(2_000 + receivedMillis - sentMillis);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-900, 50, OK",
    "0, 2000, OK",
    "-2000, 0, OK",
    "1, 2001, WARN",
    "-2001, -1, WARN",
    "60000, 62000, WARN",
    "60001, 62001, FAIL",
    "-62001, -60001, FAIL"
  })
  void onlyWhatIsCertainIsHeldAgainstAClock(long minMillis, long maxMillis, Status status) {
    assertThat(new ClockSkew(minMillis, maxMillis).check("registry").status()).isEqualTo(status);
  }
}
