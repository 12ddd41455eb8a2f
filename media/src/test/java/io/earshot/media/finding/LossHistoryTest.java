package io.earshot.media.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.snapshot.RoundTrip;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossHistoryTest {

  /** SOURCE.md: bursts on the downlink from 22 to 44 s, 53 packets; the uplink's 21 are not its. */
  @Test
  void theRecordedBurstsAreOneStretch() {
    LossHistory history = recorded();
    assertThat(history.stretches()).hasSize(1);
    LossStretch stretch = history.stretches().get(0);
    int clock = RecordedListener.IMPAIRMENT_CLOCK_SECONDS;
    assertThat(stretch.startSecond() - clock).isBetween(21L, 24L);
    assertThat(stretch.endSecond() - clock).isBetween(43L, 46L);
    assertThat(stretch.lostPackets()).isEqualTo(53);
    assertThat(stretch.lossRatio()).isCloseTo(0.05, within(0.003));
  }

  @Test
  void withoutTheLegBeforeTheUplinkShowsToo() {
    LossHistory history = new LossHistory();
    long[] lost = RecordedListener.lostPackets();
    for (int i = 0; i < lost.length; i++) {
      history.onSecond(RecordedListener.FIRST_SECOND + i, 50, lost[i]);
    }
    assertThat(history.stretches()).hasSize(2);
    assertThat(history.stretches().get(1).lostPackets()).isEqualTo(21);
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "6, 2"})
  void aPauseOfFiveSecondsEndsAStretch(int secondsApart, int stretches) {
    LossHistory history = new LossHistory();
    for (int second = 0; second <= secondsApart; second++) {
      history.onSecond(second, 50, second % secondsApart == 0 ? 2 : 0);
    }
    assertThat(history.stretches()).hasSize(stretches);
    LossStretch first = history.stretches().get(0);
    assertThat(first.expectedPackets()).isEqualTo(50 * (first.endSecond() - first.startSecond()));
  }

  @Test
  void silenceAfterALossIsNoPartOfIt() {
    LossHistory history = new LossHistory();
    history.onSecond(7, 50, 3);
    history.onSecond(8, 50, 0);
    history.onSecond(30, 50, 0);
    assertThat(history.stretches()).containsExactly(new LossStretch(7, 8, 50, 3));
  }

  @Test
  void secondsWithoutReportsMayBeLeftOut() {
    LossHistory history = new LossHistory();
    history.onSecond(10, 50, 3);
    history.onSecond(13, 50, 1);
    history.onSecond(40, 50, 1);
    assertThat(history.stretches())
        .containsExactly(new LossStretch(10, 14, 100, 4), new LossStretch(40, 41, 50, 1));
  }

  /** The leg before counted its loss first, or afterwards. */
  @ParameterizedTest
  @ValueSource(strings = {"-3 3", "3 -3", "-3 0 3", "-2 1 -1 2", "-3 1 1 1", "1 -2 0 1"})
  void whatTheLegBeforeLostIsNoLossOfThisOne(String growths) {
    LossHistory history = new LossHistory();
    long second = 100;
    for (String growth : growths.split(" ")) {
      history.onSecond(second++, 50, Long.parseLong(growth));
    }
    assertThat(history.stretches()).filteredOn(each -> each.lostPackets() > 1).isEmpty();
    history.onSecond(second + 100, 50, 0);
    assertThat(history.stretches()).filteredOn(each -> each.lostPackets() > 1).isEmpty();
  }

  @Test
  void anOldDebtIsNotPaidByANewLoss() {
    LossHistory history = new LossHistory();
    history.onSecond(0, 50, -3);
    history.onSecond(3, 50, 3);
    assertThat(history.stretches()).containsExactly(new LossStretch(3, 4, 50, 3));
  }

  @Test
  void ofVeryManyTheWorstAreKept() {
    LossHistory history = new LossHistory();
    for (int i = 0; i < 40; i++) {
      history.onSecond(10L * i, 50, i == 3 ? 30 : 1 + i % 2);
    }
    assertThat(history.stretches()).hasSize(33).contains(new LossStretch(30, 31, 50, 30));
    assertThat(history.stretches())
        .isSortedAccordingTo(java.util.Comparator.comparingLong(LossStretch::startSecond));
    assertThat(history.stretches().stream().filter(each -> each.lostPackets() == 2)).hasSize(19);
  }

  @Test
  void aRestoredHistoryGoesOnAtEveryCut() {
    long[] lost = RecordedListener.lostPackets();
    long[] before = RecordedListener.lostBeforePackets();
    for (int cut = 0; cut < lost.length; cut++) {
      LossHistory history = new LossHistory();
      for (int i = 0; i < lost.length; i++) {
        if (i == cut) {
          history = RoundTrip.of(history, LossHistory::writeTo, LossHistory::readFrom);
        }
        history.onSecond(RecordedListener.FIRST_SECOND + i, 50, lost[i] - before[i]);
      }
      assertThat(history.stretches()).isEqualTo(recorded().stretches());
    }
  }

  @Test
  void noPacketIsCountedTwiceSeed5() {
    SplittableRandom random = new SplittableRandom(5);
    for (int call = 0; call < 200; call++) {
      LossHistory history = new LossHistory();
      long all = 0;
      for (int second = 0; second < 300; second++) {
        long lost = random.nextInt(20) == 0 ? random.nextInt(10) : 0;
        all += lost;
        history.onSecond(second, 50, lost);
      }
      assertThat(history.stretches().stream().mapToLong(LossStretch::lostPackets).sum())
          .isEqualTo(all);
      assertThat(history.stretches())
          .allSatisfy(
              each ->
                  assertThat(each.expectedPackets())
                      .isEqualTo(50 * (each.endSecond() - each.startSecond())));
    }
  }

  @Test
  void aStretchHasALength() {
    assertThatThrownBy(() -> new LossStretch(5, 5, 50, 1))
        .hasMessage("endSecond=5 not above startSecond=5");
  }

  @Test
  void ratiosStayRatios() {
    assertThat(new LossStretch(0, 1, 50, 60).lossRatio()).isEqualTo(1);
    assertThat(new LossStretch(0, 1, 50, -1).lossRatio()).isZero();
    assertThat(new LossStretch(0, 1, 0, 5).lossRatio()).isZero();
    assertThat(new LossStretch(0, 3, 150, 15).lossRatioOver(15)).isEqualTo(0.02);
    assertThat(new LossStretch(0, 30, 1500, 15).lossRatioOver(15)).isEqualTo(0.01);
  }

  private static LossHistory recorded() {
    LossHistory history = new LossHistory();
    long[] lost = RecordedListener.lostPackets();
    long[] before = RecordedListener.lostBeforePackets();
    for (int i = 0; i < lost.length; i++) {
      history.onSecond(RecordedListener.FIRST_SECOND + i, 50, lost[i] - before[i]);
    }
    return history;
  }
}
