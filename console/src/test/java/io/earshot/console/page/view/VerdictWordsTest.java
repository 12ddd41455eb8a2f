package io.earshot.console.page.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.page.call.MadeUpSummary;
import io.earshot.console.report.HopReport;
import io.earshot.console.report.Spread;
import io.earshot.console.report.Verdict;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Why a verdict is what it is. */
class VerdictWordsTest {

  @Test
  void aHopIsWithinOrOverItsBudget() {
    assertThat(words("46", "3", 90)).isEqualTo("within budget");
    assertThat(words("56", "3", 90)).isEqualTo("over budget");
  }

  @Test
  void aWideBoundLeavesItUndecided() {
    assertThat(words("46", "21", 90))
        .isEqualTo("undecided: the bound is wider than the distance to the budget");
  }

  @Test
  void fewDelaysLeaveItUndecidedWhateverTheBound() {
    assertThat(words("46", "3", 19)).isEqualTo("undecided: 19 are too few for a 95th percentile");
  }

  @Test
  void soundThatWentOneWayOnlyIsSaidToHave() {
    String words =
        "undecided: sound went one way only, so clock offset and delay cannot be told apart";
    assertThat(words("46", null, 90)).isEqualTo(words);
    assertThat(VerdictWords.of(excessOnly())).isEqualTo(words);
  }

  @Test
  void aHopWithoutABudgetIsNotJudgedInWordsEither() {
    assertThat(VerdictWords.of(MadeUpSummary.hop("sfu", "a", "a", "same", 90, "1", "0.1")))
        .isEmpty();
  }

  @Test
  void thereAndBackOnlyItsCountCanBeTooSmall() {
    assertThat(VerdictWords.ofLoop(Verdict.UNDECIDED, 7))
        .isEqualTo("undecided: 7 are too few for a 95th percentile");
    assertThat(VerdictWords.ofLoop(Verdict.PASS, 90)).isEqualTo("within budget");
    assertThat(VerdictWords.ofLoop(null, 90)).isEmpty();
  }

  private static String words(String millis, @Nullable String bound, long count) {
    return VerdictWords.of(
        MadeUpSummary.hop("uplink", "a", "sfu", "estimated", count, millis, bound));
  }

  private static HopReport excessOnly() {
    BigDecimal excess = new BigDecimal("12.5");
    return HopReport.judged(
        new HopReport.Between("uplink", "a", "sfu", "estimated", null, null),
        new HopReport.Measured(
            null,
            null,
            null,
            null,
            new Spread(90, excess, excess, excess, excess, excess, excess, excess),
            null),
        false);
  }
}
