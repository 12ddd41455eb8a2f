package io.earshot.alerts.delivery.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.delivery.Notices;
import io.earshot.alerts.delivery.channel.PageLinks;
import io.earshot.alerts.delivery.channel.Telling;
import io.earshot.alerts.delivery.channel.Verdict;
import io.earshot.alerts.delivery.stage.CatchUp;
import io.earshot.alerts.delivery.stage.Desk;
import io.earshot.alerts.delivery.stage.Outbox;
import io.earshot.alerts.delivery.stage.OutboxLimits;
import io.earshot.alerts.delivery.stage.Selection;
import io.earshot.alerts.delivery.webhook.WebhookChannel;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The notifier's machine is minutes off; who is told is what it would be if it were right. */
class WrongMachineClockTest {

  private static final long BEGIN_MILLIS = 1_700_000_000_000L;
  private static final long TURN_MILLIS = 100;
  private static final long ASK_MILLIS = 10_000;
  private static final long LIVE_LAG_SECONDS = 2;

  /** Beyond the four minutes that a notice holds. */
  private static final long LATE_LAG_SECONDS = 300;

  /** Its quartz is a poor one: 200 ppm fast. */
  private static final double RATE = 1.0002;

  /** What fired and was over while the receiver was down is told to nobody. */
  private static final List<String> RIGHT =
      List.of("fresh firing", "waits firing", "fresh resolved");

  private final List<String> told = new ArrayList<>();
  private final Desk desk = Desk.restored(List.of(), 0, List.of(), 100_000, new CatchUp(0));
  private final Outbox outbox =
      new Outbox(
          "r", new WebhookChannel("r", null, PageLinks.NONE), Selection.ALL, OutboxLimits.USUAL);
  private long brokerMillis = BEGIN_MILLIS;
  private long generation;

  @ParameterizedTest(name = "{0} s")
  @ValueSource(longs = {-600, -30, 0, 30, 600})
  void whatIsNewIsToldAndNothingElse(long offSeconds) {
    SyncedClock clock = new SyncedClock(() -> ownNanos(offSeconds));
    play(clock, LIVE_LAG_SECONDS, clock, offSeconds);
    assertThat(told).containsExactlyInAnyOrderElementsOf(RIGHT).startsWith("fresh firing");
    // Begin and end of the one that came and went.
    assertThat(outbox.counts().expired()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0} s")
  @ValueSource(longs = {-600, -30, 0, 30, 600})
  void whatIsLateIsToldToNobody(long offSeconds) {
    SyncedClock clock = new SyncedClock(() -> ownNanos(offSeconds));
    play(clock, LATE_LAG_SECONDS, clock, offSeconds);
    assertThat(told).isEmpty();
    assertThat(desk.mutedCount()).isPositive();
  }

  /** Two negative controls: what the machine's own clock would do. */
  @Test
  void byItsOwnClockTenMinutesAheadItWouldWithholdWhatIsNew() {
    play(() -> ownNanos(600) / 1_000_000, LIVE_LAG_SECONDS, null, 600);
    assertThat(told).isEmpty();
  }

  @Test
  void byItsOwnClockTenMinutesBehindItWouldTellWhatIsLate() {
    play(() -> ownNanos(-600) / 1_000_000, LATE_LAG_SECONDS, null, -600);
    assertThat(told).contains("fresh firing");
  }

  private long ownNanos(long offSeconds) {
    long sinceBeginMillis = brokerMillis - BEGIN_MILLIS;
    return Math.round((BEGIN_MILLIS + offSeconds * 1000 + sinceBeginMillis * RATE) * 1e6);
  }

  private void play(
      BrokerClock clock, long lagSeconds, @Nullable SyncedClock asking, long offSeconds) {
    for (; brokerMillis < BEGIN_MILLIS + 420_000; brokerMillis += TURN_MILLIS) {
      long sinceMillis = brokerMillis - BEGIN_MILLIS;
      if (asking != null && sinceMillis % ASK_MILLIS == 0) {
        asking.answered(brokerMillis, ownNanos(offSeconds), ownNanos(offSeconds));
      }
      long tick = brokerMillis / 1000 - lagSeconds;
      change(sinceMillis, tick, clock);
      turn(sinceMillis, tick, clock);
    }
  }

  private void change(long sinceMillis, long tick, BrokerClock clock) {
    switch ((int) sinceMillis) {
      case 10_000 -> accept("fresh", 2, AlertState.FIRING, tick, clock);
      case 70_000 -> accept("gone", 2, AlertState.FIRING, tick, clock);
      case 80_000 -> accept("gone", 3, AlertState.RESOLVED, tick, clock);
      case 200_000 -> accept("waits", 2, AlertState.FIRING, tick, clock);
      case 210_000 -> accept("fresh", 3, AlertState.RESOLVED, tick, clock);
      default -> {}
    }
  }

  private void accept(String id, long sequence, AlertState to, long tick, BrokerClock clock) {
    Transition change =
        Notices.change(id, BEGIN_MILLIS / 1000 - 1_000, sequence, tick, to, "critical");
    desk.accept(change, null, clock.millis());
  }

  /** The receiver is down from 50 to 350 s. */
  private void turn(long sinceMillis, long tick, BrokerClock clock) {
    long nowMillis = clock.millis();
    generation++;
    desk.turn(
        tick, nowMillis, RuleSet.EMPTY, notice -> outbox.offer(notice, generation, nowMillis));
    List<Telling> batch = outbox.next(nowMillis);
    if (!batch.isEmpty()) {
      boolean isDown = 50_000 <= sinceMillis && sinceMillis < 350_000;
      if (!isDown) {
        batch.forEach(each -> told.add(line(each)));
      }
      outbox.settle(isDown ? new Verdict.Again("HTTP 500", null) : Verdict.ACCEPTED, nowMillis);
    }
  }

  private static String line(Telling telling) {
    return telling.alert().alertId() + (telling.isFiring() ? " firing" : " resolved");
  }
}
