package io.earshot.alerts.delivery.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.delivery.Notices;
import io.earshot.alerts.delivery.channel.Reply;
import io.earshot.alerts.delivery.channel.Telling;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.state.AlertState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A receiver answers 500 for an hour while alerts come and go; the clock is the test's. */
class HourOfFailureTest {

  private static final int ALERTS = 10;
  private static final long BEGIN = 100_000;
  private static final long END = BEGIN + 3_600;
  private static final long STEP_MILLIS = 250;
  private static final Reply BROKEN = new Reply.Answer(500, null, "");
  private static final Reply OK = new Reply.Answer(200, null, "");

  private final FakeChannel channel = new FakeChannel(1, false);
  private final Desk desk = Desk.restored(List.of(), 0, List.of(), 60, new CatchUp(0));
  private final List<Long> attemptMillis = new ArrayList<>();
  private final List<String> arrived = new ArrayList<>();
  private Outbox outbox = new Outbox("r", channel, Selection.ALL, OutboxLimits.USUAL);
  private long nowMillis = (BEGIN - 100) * 1000;
  private long generation;
  private long mostWaiting;

  @Test
  void everyAlertIsToldOnceWhatItIsInTheEnd() {
    start("kept", 1, BEGIN - 50);
    start("ended", 1, BEGIN - 50);
    start("again", 1, BEGIN - 50);
    playTo(BEGIN);
    assertThat(arrived).hasSize(3 * ALERTS);
    arrived.clear();
    attemptMillis.clear();
    playTo(BEGIN + 600);
    end("ended", 2, BEGIN - 50);
    end("again", 2, BEGIN - 50);
    start("begun", 1, BEGIN + 600);
    start("gone", 1, BEGIN + 600);
    playTo(BEGIN + 700);
    end("gone", 2, BEGIN + 600);
    start("again", 3, BEGIN + 700);
    playTo(END);
    assertThat(arrived).isEmpty();
    playTo(END + 120);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < ALERTS; i++) {
      expected.add("ended" + i + "/2 resolved");
      expected.add("again" + i + "/2 resolved");
      expected.add("again" + i + "/3 firing");
      expected.add("begun" + i + "/1 firing");
    }
    assertThat(arrived).containsExactlyInAnyOrderElementsOf(expected);
    for (int i = 0; i < ALERTS; i++) {
      assertThat(arrived)
          .containsSubsequence("again" + i + "/2 resolved", "again" + i + "/3 firing");
    }
    OutboxCounts counts = outbox.counts();
    assertThat(counts.accepted()).isEqualTo(3L * ALERTS + expected.size());
    // The begins that were over before anybody could hear of them.
    assertThat(counts.expired()).isEqualTo(ALERTS);
    assertThat(counts.overflowed() + counts.refused() + counts.waiting()).isZero();
    assertThat(counts.offered())
        .isEqualTo(counts.accepted() + counts.expired() + counts.known() + counts.renewed());
  }

  /**
   * From half a second to half a minute, so about two attempts a minute, for all alerts together.
   */
  @Test
  void attemptsComeMoreAndMoreRarelyAndNeverStop() {
    playTo(BEGIN);
    start("begun", 1, BEGIN);
    playTo(END);
    assertThat(attemptMillis).hasSizeBetween(3_600 / 30, 3_600 / 15 + 7);
    List<Long> waits = new ArrayList<>();
    for (int i = 1; i < attemptMillis.size(); i++) {
      waits.add(attemptMillis.get(i) - attemptMillis.get(i - 1));
    }
    assertThat(waits.get(0)).isLessThanOrEqualTo(500 + STEP_MILLIS);
    assertThat(waits.subList(6, waits.size()))
        .allSatisfy(wait -> assertThat(wait).isBetween(15_000L, 30_000L + STEP_MILLIS));
    long lastMillis = attemptMillis.get(attemptMillis.size() - 1);
    assertThat(END * 1000 - lastMillis).isLessThanOrEqualTo(30_000 + STEP_MILLIS);
  }

  @Test
  void whatWaitsStaysWithinItsBoundAndWhatGaveWayIsCounted() {
    outbox = new Outbox("r", channel, Selection.ALL, new OutboxLimits(25, 1 << 20, 900_000));
    playTo(BEGIN);
    for (int minute = 0; minute < 60; minute++) {
      start("new" + minute + "-", 1, BEGIN + 60L * minute);
      playTo(BEGIN + 60L * minute + 60);
    }
    assertThat(mostWaiting).isEqualTo(25);
    playTo(END + 300);
    // All of them still fire, so each that gave way is told when its turn comes again.
    assertThat(new TreeSet<>(arrived)).hasSize(60 * ALERTS).hasSameSizeAs(arrived);
    OutboxCounts counts = outbox.counts();
    assertThat(counts.overflowed()).isPositive();
    assertThat(counts.waiting()).isZero();
    assertThat(counts.offered())
        .isEqualTo(
            counts.accepted()
                + counts.known()
                + counts.renewed()
                + counts.expired()
                + counts.overflowed());
  }

  private void start(String name, long sequence, long activeTick) {
    change(name, sequence, activeTick, AlertState.FIRING);
  }

  private void end(String name, long sequence, long activeTick) {
    change(name, sequence, activeTick, AlertState.RESOLVED);
  }

  private void change(String name, long sequence, long activeTick, AlertState to) {
    for (int i = 0; i < ALERTS; i++) {
      long tick = nowMillis / 1000;
      desk.accept(
          Notices.change(name + i, activeTick, sequence, tick, to, "critical"), null, nowMillis);
    }
  }

  private void playTo(long second) {
    for (; nowMillis < second * 1000; nowMillis += STEP_MILLIS) {
      generation++;
      desk.turn(
          nowMillis / 1000,
          nowMillis,
          RuleSet.EMPTY,
          notice -> outbox.offer(notice, generation, nowMillis));
      tell();
      mostWaiting = Math.max(mostWaiting, outbox.counts().waiting());
    }
  }

  private void tell() {
    boolean isBroken = BEGIN * 1000 <= nowMillis && nowMillis < END * 1000;
    List<Telling> batch = outbox.next(nowMillis);
    while (!batch.isEmpty()) {
      attemptMillis.add(nowMillis);
      if (!isBroken) {
        batch.forEach(each -> arrived.add(line(each)));
      }
      outbox.settle(channel.verdict(isBroken ? BROKEN : OK, batch.size()), nowMillis);
      batch = outbox.next(nowMillis);
    }
  }

  private static String line(Telling telling) {
    return telling.alert().alertId()
        + "/"
        + telling.alert().sequence()
        + (telling.isFiring() ? " firing" : " resolved");
  }
}
