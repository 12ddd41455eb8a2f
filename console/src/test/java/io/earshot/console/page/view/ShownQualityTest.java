package io.earshot.console.page.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.report.MadeUpStream;
import io.earshot.console.report.MosReport;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** MOS with the best that its scale allows: R of G.107 is at most 93.2, hence MOS 4.41. */
class ShownQualityTest {

  @Test
  void aMosStandsBesideTheCeilingOfItsScale() {
    assertThat(quality(mos("fb", "4.31", "4.2")).listening().text()).isEqualTo("4.3 of 4.5 fb");
    assertThat(quality(mos("nb", "4.31", "4.2")).listening().text()).isEqualTo("4.3 of 4.4 nb");
    assertThat(quality(mos("fb", "4.31", "4.2")).conversational().text())
        .isEqualTo("4.2 of 4.5 fb");
  }

  @Test
  void theValueIsUnrounded() {
    Shown shown = quality(mos("fb", "4.31", "4.2")).listening();
    assertThat(shown.metric()).isEqualTo("mos.lq");
    assertThat(shown.value()).isEqualTo(new BigDecimal("4.31"));
  }

  @Test
  void whatIsNotJudgedIsNeverZero() {
    Shown shown = quality(null).listening();
    assertThat(shown.value()).isNull();
    assertThat(shown.title()).isEqualTo("not judged");
    Shown withoutDelay = quality(mos("fb", "4.31", null)).conversational();
    assertThat(withoutDelay.value()).isNull();
    assertThat(withoutDelay.title()).contains("mouth to ear is unknown");
  }

  private static MosReport mos(String scale, String lq, @Nullable String cq) {
    return new MosReport(
        new BigDecimal(lq),
        cq == null ? null : new BigDecimal(cq),
        null,
        scale,
        null,
        null,
        "published",
        "G.107",
        "packets",
        null,
        null);
  }

  private static ShownQuality quality(@Nullable MosReport mos) {
    return ShownQuality.of(new MadeUpStream().mos(mos).made());
  }
}
