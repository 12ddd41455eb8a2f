package io.earshot.console.page.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.report.ClockReport;
import io.earshot.console.report.MadeUpCall;
import io.earshot.console.report.SessionReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the page says of the pairs of clocks. */
class ClockViewTest {

  @Test
  void oneClockHasNoPairs() {
    assertThat(ClockView.of(report())).isNull();
    assertThat(ClockView.of(null)).isNull();
  }

  @Test
  void theLineSaysTheWidestBoundAndWhatIsUnbounded() {
    CallEvent.Clocks clocks = clocks(pair(Map.of(), 0, "8.06"), pair(Map.of(), 0, null));
    assertThat(clocks.text())
        .isEqualTo(
            "2 pairs of clocks, bounds up to ± 8.1 ms, 1 with samples one way only;"
                + " nothing contradicts, nothing refused");
    assertThat(clocks.doubtful()).isFalse();
    assertThat(clocks.pairs().get(0).bound().text()).isEqualTo("± 8.1 ms");
    assertThat(clocks.pairs().get(1).bound().value()).isNull();
    assertThat(clocks.pairs().get(1).bound().title()).contains("one way only");
  }

  @Test
  void contradictionsAndRefusalsStandOut() {
    CallEvent.Clocks clocks =
        clocks(pair(Map.of(), 0, "1"), pair(Map.of(), 2, "1"), pair(Map.of("far_off", 3L), 0, "1"));
    assertThat(clocks.doubtful()).isTrue();
    assertThat(clocks.pairs().stream().map(CallEvent.ClockPair::doubtful))
        .containsExactly(false, true, true);
    assertThat(clocks.text()).endsWith("; 2 contradictions, 3 samples refused");
    Shown refused = clocks.pairs().get(2).refused().get(0);
    assertThat(refused).isEqualTo(new Shown("refused.far_off", 3L, "3 far off", refused.title()));
  }

  private static CallEvent.Clocks clocks(ClockReport... pairs) {
    return Objects.requireNonNull(ClockView.of(report(pairs)));
  }

  private static ClockReport pair(
      Map<String, Long> refused, long contradictions, @Nullable String boundMillis) {
    return new ClockReport(
        "a/mono",
        "b/mono",
        210,
        refused,
        0,
        contradictions,
        new BigDecimal("-1.502"),
        boundMillis == null ? null : new BigDecimal(boundMillis));
  }

  private static SessionReport report(ClockReport... pairs) {
    return new MadeUpCall("room", 0, 0).clocks(List.of(pairs)).made();
  }
}
