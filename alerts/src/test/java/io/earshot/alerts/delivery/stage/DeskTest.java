package io.earshot.alerts.delivery.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.delivery.Notices;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeskTest {

  private final List<String> told = new ArrayList<>();
  private Desk desk = Desk.restored(List.of(), 0, List.of(), 60, new CatchUp(0));

  @Test
  void aReplayADayLaterTellsNobody() {
    for (long tick = 1_000; tick < 1_600; tick++) {
      if (tick == 1_100) {
        accept(firing(2, tick));
      }
      turn(tick, tick + 86_400);
    }
    assertThat(told).isEmpty();
    assertThat(desk.mutedCount()).isPositive();
  }

  @Test
  void theSameLiveIsTold() {
    for (long tick = 1_000; tick < 1_165; tick++) {
      if (tick == 1_100) {
        accept(firing(2, tick));
      }
      turn(tick, tick + 1);
    }
    assertThat(told).containsExactly("firing 2 at 1100", "firing 2 at 1161");
  }

  @Test
  void whatComesBeforeTheSameTickIsOverIsToldInIt() {
    turn(1_000, 1_000);
    accept(firing(2, 1_000));
    turn(1_000, 1_000);
    assertThat(told).containsExactly("firing 2 at 1000");
  }

  @Test
  void whileEventTimeLagsOnlyTheEndIsTold() {
    for (int i = 0; i < 10; i++) {
      accept(change(900 + i, 2L * i + 1, 900 + i, AlertState.FIRING));
      assertThat(turn(900 + i, 1_000)).isFalse();
      accept(change(900 + i, 2L * i + 2, 900 + i, AlertState.RESOLVED));
    }
    accept(change(950, 30, 950, AlertState.FIRING));
    turn(1_000, 1_002);
    assertThat(told).containsExactly("firing 30 at 1000");
  }

  @Test
  void whatWasOverBeforeItWasWrittenIsAReplay() {
    accept(firing(2, 1_000), 1_241L);
    turn(1_241, 1_241);
    assertThat(told).isEmpty();
    accept(firing(2, 1_000), 1_240L);
    turn(1_242, 1_242);
    assertThat(told).containsExactly("firing 2 at 1242");
  }

  @Test
  void aRestartTellsTheEndOfWhatWasTold() {
    Transition firing = firing(2, 1_000);
    Transition over = change(980, 3, 1_020, AlertState.RESOLVED);
    desk = Desk.restored(List.of(over), 1_000, List.of(over), 60, new CatchUp(0));
    turn(1_030, 1_030);
    assertThat(told).containsExactly("resolved 3 at 1030");
    told.clear();
    desk = Desk.restored(List.of(), Long.MAX_VALUE, List.of(over), 60, new CatchUp(0));
    turn(1_030, 1_030);
    assertThat(told).isEmpty();
    desk = Desk.restored(List.of(firing), 1_000, List.of(firing), 60, new CatchUp(0));
    turn(1_060, 1_060);
    turn(1_061, 1_061);
    assertThat(told).containsExactly("firing 2 at 1061");
  }

  private void accept(Transition change) {
    accept(change, null);
  }

  private void accept(Transition change, @Nullable Long judgedTick) {
    desk.accept(change, judgedTick, 1_000 * change.tick());
  }

  private boolean turn(long tick, long nowSecond) {
    return desk.turn(
        tick,
        1_000 * nowSecond,
        RuleSet.EMPTY,
        notice ->
            told.add(
                notice.alert().to().key()
                    + " "
                    + notice.alert().sequence()
                    + " at "
                    + notice.tick()));
  }

  private static Transition firing(long sequence, long tick) {
    return change(tick - 20, sequence, tick, AlertState.FIRING);
  }

  private static Transition change(long activeTick, long sequence, long tick, AlertState to) {
    return Notices.change("a", activeTick, sequence, tick, to, "critical");
  }
}
