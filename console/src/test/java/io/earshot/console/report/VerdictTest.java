package io.earshot.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  @ParameterizedTest(name = "{0} ± {1} of 50, n {2}: {3}")
  @CsvSource({
    "46, 3, 20, PASS",
    "46, 4, 20, PASS",
    "46, 4.0001, 20, UNDECIDED",
    "46, 21, 20, UNDECIDED",
    "54, 4, 20, UNDECIDED",
    "54.1, 4, 20, FAIL",
    "10, 0, 19, UNDECIDED",
    "500, 0, 19, UNDECIDED"
  })
  void theBoundDecides(BigDecimal p95, BigDecimal bound, long count, Verdict expected) {
    assertThat(Verdict.of(spread(count, p95), spread(count, bound), BigDecimal.valueOf(50)))
        .isEqualTo(expected);
  }

  @Test
  void whatIsUnboundedOrUnmeasuredIsUndecided() {
    Spread delay = spread(100, BigDecimal.ONE);
    assertThat(Verdict.of(delay, null, BigDecimal.TEN)).isEqualTo(Verdict.UNDECIDED);
    assertThat(Verdict.of(null, null, BigDecimal.TEN)).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void withoutABudgetThereIsNoVerdict() {
    assertThat(Verdict.of(spread(100, BigDecimal.ONE), null, null)).isNull();
  }

  private static Spread spread(long count, BigDecimal p95) {
    return new Spread(count, null, null, null, null, p95, null, null);
  }
}
