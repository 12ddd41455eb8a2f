package io.earshot.console.page.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.report.FindingEvidence;
import io.earshot.console.report.MadeUpCall;
import io.earshot.console.report.SessionReport;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingRowsTest {

  @Test
  void eachSubjectHasARowWithItsNumbersInTheOrderOfTheSentence() {
    List<CallEvent.EvidenceRow> rows =
        FindingRows.of(
            report(
                number("uplink ann sfu delayMillis.p95", "61.251"),
                number("uplink ann sfu budgetMillis", "50"),
                number("MT_FINAL p95Millis", "180.5"),
                number("ben/in/7 lostPackets", "1053"),
                number("ben/in/7 fromSecond", "39"),
                number("ben/in/7 stretchLossRatio", "0.048")));
    assertThat(rows)
        .extracting(CallEvent.EvidenceRow::label)
        .containsExactly("uplink ann → sfu", "MT_FINAL", "ben/in/7");
    assertThat(rows.get(0))
        .satisfies(
            row -> {
              assertThat(row.hop()).isEqualTo("uplink");
              assertThat(row.from()).isEqualTo("ann");
              assertThat(row.to()).isEqualTo("sfu");
            });
    assertThat(rows.get(2).numbers())
        .extracting(each -> each.label() + "=" + each.number().text())
        .containsExactly("lost=1,053", "from=39 s", "lost then=4.8 %");
  }

  @Test
  void aNumberThatTheReportHoldsHasItsMetricAndOneOfItsOwnAnother() {
    List<CallEvent.EvidenceRow> rows =
        FindingRows.of(
            report(number("s lostPackets", "53"), number("s jitterBufferAfterMillis", "60.6")));
    assertThat(rows.get(0).numbers())
        .extracting(each -> each.number().metric())
        .containsExactly("lostPackets", "finding.jitterBufferAfterMillis");
    assertThat(rows.get(0).numbers().get(1).number().value()).isEqualTo(new BigDecimal("60.6"));
  }

  @Test
  void noFindingHasNoRows() {
    assertThat(FindingRows.of(null)).isEmpty();
  }

  private static FindingEvidence.Number number(String name, String value) {
    return new FindingEvidence.Number(name, new BigDecimal(value));
  }

  private static SessionReport report(FindingEvidence.Number... numbers) {
    return new MadeUpCall("room", 0, 10)
        .finding("It suffered.", new FindingEvidence("delay", "uplink", "ann", List.of(numbers)))
        .made();
  }
}
