package io.earshot.lab.clock.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LotsTest {

  private static final double ULPS = 1e-14;

  /** Numbers of an independent implementation in Python. */
  @Test
  void theNumbersAreThoseOfSplitMix64() {
    Lots lots = Lots.of(1, "S4 bloat", "clk");
    assertThat(lots.unit()).isEqualTo(0.02312270320142823);
    assertThat(lots.unit()).isEqualTo(0.5738903425804223);
    assertThat(lots.exponential(2.0)).isCloseTo(3.1463339652990694, within(ULPS));
    assertThat(lots.pareto(1.0, 1.5)).isCloseTo(3.1454960474170894, within(ULPS));
    assertThat(lots.normal(1.0)).isCloseTo(1.9589998928720984, within(ULPS));
    assertThat(lots.uniform(-1, 1)).isEqualTo(-0.508808216877988);
  }

  @Test
  void everyPurposeHasNumbersOfItsOwn() {
    assertThat(Lots.of(1, "S4 bloat", "up").unit())
        .isNotEqualTo(Lots.of(1, "S4 bloat", "dn").unit())
        .isNotEqualTo(Lots.of(2, "S4 bloat", "up").unit())
        .isNotEqualTo(Lots.of(1, "S5 steps", "up").unit())
        .isEqualTo(Lots.of(1, "S4 bloat", "up").unit());
  }

  @Test
  void logUniformNumbersStayBetweenTheirEnds() {
    Lots lots = Lots.of(3, "SB", "steps");
    int small = 0;
    for (int i = 0; i < 10_000; i++) {
      double drawn = lots.logUniform(0.002, 0.2);
      assertThat(drawn).isBetween(0.002, 0.2);
      small += drawn < 0.02 ? 1 : 0;
    }
    assertThat(small).isBetween(4_800, 5_200);
  }
}
