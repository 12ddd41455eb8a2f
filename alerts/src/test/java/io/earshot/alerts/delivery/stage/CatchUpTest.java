package io.earshot.alerts.delivery.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatchUpTest {

  private final CatchUp catchUp = new CatchUp(0);

  @Test
  void liveIsUpToThirtySecondsBehind() {
    assertThat(catchUp.mayTell(1_000, 1_030_000)).isTrue();
    assertThat(catchUp.mayTell(1_000, 1_030_001)).isFalse();
  }

  @Test
  void whoHasCaughtUpTellsAtOnce() {
    assertThat(catchUp.mayTell(900, 1_000_000)).isFalse();
    assertThat(catchUp.mayTell(1_000, 1_001_000)).isTrue();
  }

  @Test
  void whoStaysBehindTellsOnceAMinute() {
    int told = 0;
    for (long second = 1_000; second < 1_600; second++) {
      told += catchUp.mayTell(second - 100, second * 1000) ? 1 : 0;
    }
    assertThat(told).isEqualTo(9);
  }

  @Test
  void anOldChangeIsCatchingUpWhateverTheTicksSay() {
    catchUp.sawChange(900, 1_000_000);
    assertThat(catchUp.mayTell(1_000, 1_001_999)).isFalse();
    assertThat(catchUp.mayTell(1_000, 1_002_000)).isTrue();
  }

  @Test
  void nothingIsToldBeforeTheStart() {
    CatchUp late = new CatchUp(1_005_000);
    assertThat(late.mayTell(1_004, 1_004_999)).isFalse();
    assertThat(late.mayTell(1_005, 1_005_000)).isTrue();
  }
}
