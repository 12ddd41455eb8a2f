package io.earshot.media.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.snapshot.RoundTrip;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BufferHistoryTest {

  /** SOURCE.md: the buffer goes from 30-45 to 60 ms and stays there; the bursts ended at 44 s. */
  @Test
  void theRecordedBufferStayedAfterTheBursts() {
    BufferLevel level = level(recorded());
    assertThat(level.beforeMillis()).isBetween(30.0, 45.0);
    assertThat(level.afterMillis()).isCloseTo(60, within(1.0));
    assertThat(level.maxMillis()).isEqualTo(68);
    assertThat(level.sinceSecond() - RecordedListener.IMPAIRMENT_CLOCK_SECONDS).isBetween(42L, 47L);
  }

  @ParameterizedTest
  @CsvSource({
    "60, 30, 40, 30",
    "60, 30, 20, 30",
    "3600, 1800, 100, 1800",
    "90000, 70000, 90, 70000"
  })
  void aStepIsFoundWhereItIs(int seconds, int stepSecond, double afterMillis, long since) {
    BufferHistory history = new BufferHistory();
    for (int second = 0; second < seconds; second++) {
      history.onSecond(1000 + second, second < stepSecond ? 30 : afterMillis);
    }
    BufferLevel level = level(history);
    assertThat(level.beforeMillis()).isEqualTo(30);
    assertThat(level.afterMillis()).isEqualTo(afterMillis);
    assertThat(level.sinceSecond() - 1000).isCloseTo(since, within(Math.max(5L, seconds / 128)));
  }

  /** As in the recorded vc-red-clean: two seconds at 98 ms are no level. */
  @Test
  void aSpikeMovesNoLevel() {
    BufferHistory history = new BufferHistory();
    for (int second = 0; second < 60; second++) {
      history.onSecond(second, second == 33 || second == 34 ? 98.4 : 30);
    }
    BufferLevel level = level(history);
    assertThat(level.beforeMillis()).isEqualTo(30);
    assertThat(level.afterMillis()).isEqualTo(30);
    assertThat(level.maxMillis()).isEqualTo(98.4);
  }

  /** Where a level would be shortest: just after the warm-up, and at the end of the call. */
  @ParameterizedTest
  @ValueSource(ints = {10, 55})
  void fiveSecondsAreNoLevel(int from) {
    BufferHistory history = new BufferHistory();
    for (int second = 0; second < 60; second++) {
      history.onSecond(second, from <= second && second < from + 5 ? 200 : 30);
    }
    assertThat(level(history).beforeMillis()).isEqualTo(30);
    assertThat(level(history).afterMillis()).isEqualTo(30);
  }

  @Test
  void theFirstSecondsAreNoLevel() {
    BufferHistory history = new BufferHistory();
    for (int second = 0; second < 45; second++) {
      history.onSecond(second, second < 10 ? 500 : second < 25 ? 20 : 60);
    }
    assertThat(level(history)).isEqualTo(new BufferLevel(20, 60, 500, 25));
  }

  @ParameterizedTest
  @CsvSource({"0, true", "35, true", "36, false"})
  void aShortCallHasNoTwoLevels(int seconds, boolean isUnknown) {
    BufferHistory history = new BufferHistory();
    for (int second = 0; second < seconds; second++) {
      history.onSecond(second, 30);
    }
    assertThat(history.level() == null).isEqualTo(isUnknown);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberIsLeftOut(double odd) {
    BufferHistory history = recorded();
    history.onSecond(200, odd);
    assertThat(history.level()).isEqualTo(recorded().level());
    assertThatThrownBy(() -> new BufferLevel(30, odd, 30, 0))
        .hasMessage("afterMillis=" + odd + " not a finite number");
  }

  @Test
  void pausesAndOddClocksAreNoTrouble() {
    BufferHistory history = new BufferHistory();
    for (int second = 0; second < 200; second++) {
      if (second % 60 < 30) {
        history.onSecond(second, second < 100 ? 20 : 60);
      }
    }
    history.onSecond(-5, 20);
    assertThat(level(history)).isEqualTo(new BufferLevel(20, 60, 60, 120));
    history.onSecond(Long.MAX_VALUE, 60);
    assertThat(level(history).afterMillis()).isEqualTo(60);
  }

  @Test
  void aRestoredHistoryGoesOnAtEveryCut() {
    for (int cut : new int[] {0, 1, 17, 200, 1300, 2999}) {
      BufferHistory history = new BufferHistory();
      BufferHistory never = new BufferHistory();
      for (int second = 0; second < 3000; second++) {
        if (second == cut) {
          history = RoundTrip.of(history, BufferHistory::writeTo, BufferHistory::readFrom);
        }
        history.onSecond(second, 30 + second % 7 + second / 1000);
        never.onSecond(second, 30 + second % 7 + second / 1000);
      }
      assertThat(history.level()).isEqualTo(never.level()).isNotNull();
    }
  }

  private static BufferHistory recorded() {
    BufferHistory history = new BufferHistory();
    double[] millis = RecordedListener.bufferMillis();
    for (int i = 0; i < millis.length; i++) {
      history.onSecond(RecordedListener.FIRST_SECOND + i, millis[i]);
    }
    return history;
  }

  private static BufferLevel level(BufferHistory history) {
    return Objects.requireNonNull(history.level());
  }
}
