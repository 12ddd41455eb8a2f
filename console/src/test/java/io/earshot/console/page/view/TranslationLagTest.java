package io.earshot.console.page.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The bands of the lag; their ends belong to the better one. */
class TranslationLagTest {

  @Test
  void bandsEndAtTwoFourAndSixSeconds() {
    assertThat(band("2000")).isEqualTo("good");
    assertThat(band("2000.1")).isEqualTo("human-like");
    assertThat(band("4000")).isEqualTo("human-like");
    assertThat(band("4000.1")).isEqualTo("poor");
    assertThat(band("6000")).isEqualTo("poor");
    assertThat(band("6000.1")).isEqualTo("bad");
  }

  @Test
  void anUnknownLagHasNoBand() {
    assertThat(TranslationLag.band(null)).isNull();
    assertThat(TranslationLag.shown(null).value()).isNull();
  }

  @Test
  void theTextIsInSecondsTheValueInMilliseconds() {
    Shown shown = TranslationLag.shown(new BigDecimal("1864.5892"));
    assertThat(shown.text()).isEqualTo("1.86 s");
    assertThat(shown.value()).isEqualTo(new BigDecimal("1864.5892"));
  }

  private static String band(String millis) {
    return String.valueOf(TranslationLag.band(new BigDecimal(millis)));
  }
}
