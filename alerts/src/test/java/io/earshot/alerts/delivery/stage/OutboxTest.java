package io.earshot.alerts.delivery.stage;

import static io.earshot.alerts.delivery.Notices.change;
import static io.earshot.alerts.delivery.Notices.firing;
import static io.earshot.alerts.delivery.Notices.notice;
import static io.earshot.alerts.delivery.Notices.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.delivery.channel.Telling;
import io.earshot.alerts.delivery.channel.Verdict;
import io.earshot.alerts.delivery.record.Told;
import io.earshot.alerts.incident.Notice;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private static final OutboxLimits LIMITS = new OutboxLimits(1_000, 1 << 20, 900_000);
  private static final Verdict AGAIN = new Verdict.Again("HTTP 500", null);

  private Outbox outbox = outbox(new FakeChannel(1, false), LIMITS);
  private long generation;

  @Test
  void bothEndsAreToldOnceInOrder() {
    offer(firing("a", 90, 2, 100), resolved("a", 90, 3, 110));
    assertThat(tellAll(110)).containsExactly("a@90/2 firing", "a@90/3 resolved");
    offer(firing("a", 90, 2, 170), resolved("a", 90, 3, 171));
    assertThat(tellAll(171)).isEmpty();
  }

  @Test
  void theEndOfWhatNobodyHeardOfIsNotTold() {
    offer(resolved("a", 90, 3, 110));
    assertThat(tellAll(110)).isEmpty();
  }

  @Test
  void theEndOfWhatItMayHaveHeardOfIsToldOnce() {
    outbox.doubt("a@90");
    offer(resolved("a", 90, 3, 110), resolved("b", 90, 3, 110));
    assertThat(tellAll(110)).containsExactly("a@90/3 resolved");
    offer(resolved("a", 90, 3, 171));
    assertThat(tellAll(171)).isEmpty();
  }

  @Test
  void aNewOccurrenceIsTold() {
    offer(firing("a", 90, 2, 100), resolved("a", 90, 3, 110), firing("a", 120, 5, 130));
    assertThat(tellAll(130)).containsExactly("a@90/2 firing", "a@90/3 resolved", "a@120/5 firing");
  }

  @Test
  void whatAnEarlierReadingToldIsNotToldAgain() {
    offer(firing("a", 90, 2, 100), resolved("a", 90, 3, 110));
    tellAll(110);
    Outbox next = outbox(new FakeChannel(1, true), LIMITS);
    outbox.told().forEach(next::recall);
    outbox = next;
    offer(firing("a", 90, 2, 100), resolved("a", 90, 3, 110));
    assertThat(tellAll(110)).isEmpty();
  }

  /** Numbers begin anew once an alert is forgotten; its occurrences only get younger. */
  @Test
  void aNumberThatBeganAnewIsNoOldOne() {
    offer(firing("a", 90, 200, 100), resolved("a", 90, 201, 110));
    tellAll(110);
    offer(firing("a", 5_000, 1, 5_000));
    assertThat(tellAll(5_000)).containsExactly("a@5000/1 firing");
  }

  @Test
  void whoForgetsIsToldAgainAndOfAnEndForFiveMinutes() {
    outbox = outbox(new FakeChannel(1, true), LIMITS);
    offer(firing("a", 90, 2, 100));
    tellAll(100);
    Transition firing = change("a", 90, 2, 100, AlertState.FIRING, "critical");
    offer(notice(firing, 161));
    assertThat(tellAll(161)).containsExactly("a@90/2 firing");
    Transition over = change("a", 90, 3, 170, AlertState.RESOLVED, "critical");
    offer(notice(over, 170));
    offer(notice(over, 470));
    assertThat(tellAll(470)).containsExactly("a@90/3 resolved");
    assertThat(outbox.told()).extracting(Told::tick).containsExactly(470L);
    offer(notice(over, 471));
    assertThat(tellAll(471)).isEmpty();
  }

  @Test
  void aNewSeverityIsToldWithTheFormer() {
    offer(notice(change("a", 90, 2, 100, AlertState.FIRING, "warning"), 100));
    tellAll(100);
    offer(notice(change("a", 90, 3, 110, AlertState.FIRING, "critical"), 110));
    List<Telling> batch = outbox.next(110_000);
    assertThat(batch).extracting(Telling::formerSeverity).containsExactly("warning");
  }

  @Test
  void whatIsTooLateIsToldToNobody() {
    offer(firing("a", 90, 2, 100));
    assertThat(outbox.next((100 + 240) * 1000L + 1_000)).isEmpty();
    assertThat(outbox.counts().expired()).isEqualTo(1);
    offer(firing("b", 90, 2, 100));
    assertThat(outbox.next((100 + 240) * 1000L)).hasSize(1);
  }

  @Test
  void whatWaitsTooLongIsGivenUp() {
    outbox = outbox(new FakeChannel(1, false), new OutboxLimits(10, 1 << 20, 5_000));
    outbox.offer(firing("a", 90, 2, 100), 1, 100_000);
    assertThat(outbox.next(105_001)).isEmpty();
    assertThat(outbox.counts().expired()).isEqualTo(1);
  }

  @Test
  void theOldestGiveWayAndAreCounted() {
    outbox = outbox(new FakeChannel(1, false), new OutboxLimits(10, 1 << 20, 900_000));
    for (int i = 0; i < 25; i++) {
      offer(firing("a" + i, 90, 2, 100));
    }
    assertThat(outbox.counts().overflowed()).isEqualTo(15);
    assertThat(tellAll(100)).hasSize(10).startsWith("a15@90/2 firing");
  }

  @Test
  void bytesAreBoundedToo() {
    int each = Telling.sizeBytes(firing("a0", 90, 2, 100));
    outbox = outbox(new FakeChannel(1, false), new OutboxLimits(1_000, 4L * each, 900_000));
    for (int i = 0; i < 9; i++) {
      offer(firing("a" + i, 90, 2, 100));
    }
    assertThat(outbox.counts().waiting()).isEqualTo(4);
    assertThat(outbox.counts().overflowed()).isEqualTo(5);
  }

  @Test
  void youngerNewsOfTheSameTakesThePlaceOfWhatWaits() {
    offer(firing("a", 90, 2, 100));
    offer(firing("a", 90, 2, 161));
    assertThat(outbox.counts().waiting()).isEqualTo(1);
    assertThat(outbox.next(161_000).get(0).notice().tick()).isEqualTo(161);
    assertThat(outbox.counts().renewed()).isEqualTo(1);
  }

  @Test
  void aFailureWaitsAndGoesBehindTheOthers() {
    offer(firing("a", 90, 2, 100), resolved("a", 90, 3, 101), firing("b", 90, 2, 102));
    assertThat(keys(outbox.next(102_000))).containsExactly("a@90/2 firing");
    outbox.settle(AGAIN, 102_000);
    long waitMillis = Objects.requireNonNull(outbox.waitMillis(102_000));
    assertThat(waitMillis).isBetween(250L, 500L);
    assertThat(outbox.next(102_000 + waitMillis - 1)).isEmpty();
    assertThat(tellAll(103)).containsExactly("b@90/2 firing", "a@90/2 firing", "a@90/3 resolved");
  }

  @Test
  void aReceiverMayAskForPatience() {
    offer(firing("a", 90, 2, 100));
    outbox.next(100_000);
    outbox.settle(new Verdict.Again("HTTP 429", 7_000L), 100_000);
    assertThat(outbox.waitMillis(100_000)).isEqualTo(7_000);
  }

  @Test
  void aNoIsNotRepeated() {
    offer(firing("a", 90, 2, 100));
    outbox.next(100_000);
    outbox.settle(new Verdict.Refused("HTTP 404"), 100_000);
    assertThat(tellAll(100)).isEmpty();
    assertThat(outbox.counts().refused()).isEqualTo(1);
    assertThat(outbox.problem()).isEqualTo("HTTP 404");
  }

  @Test
  void ofAMixedBatchEachIsToldAlone() {
    outbox = outbox(new FakeChannel(3, true), LIMITS);
    offer(firing("a", 90, 2, 100), firing("b", 90, 2, 100), firing("c", 90, 2, 100));
    offer(firing("d", 90, 2, 100));
    assertThat(outbox.next(100_000)).hasSize(3);
    outbox.settle(new Verdict.Mixed("HTTP 400"), 100_000);
    for (String id : List.of("a", "b", "c", "d")) {
      assertThat(keys(outbox.next(100_000))).containsExactly(id + "@90/2 firing");
      outbox.settle(Verdict.ACCEPTED, 100_000);
    }
  }

  @Test
  void thereIsOneRequestAtATime() {
    offer(firing("a", 90, 2, 100), firing("b", 90, 2, 100));
    outbox.next(100_000);
    assertThat(outbox.next(100_000)).isEmpty();
  }

  @Test
  void aFilterKeepsAwayButFollowsWhatItLetThrough() {
    outbox =
        new Outbox(
            "r",
            new FakeChannel(1, false),
            new Selection(Set.of("critical"), Labels.of("region", "eu")),
            LIMITS);
    offer(notice(change("a", 90, 2, 100, AlertState.FIRING, "warning"), 100));
    assertThat(tellAll(100)).isEmpty();
    offer(notice(change("a", 90, 3, 110, AlertState.FIRING, "critical"), 110));
    offer(notice(change("a", 90, 4, 120, AlertState.RESOLVED, "warning"), 120));
    assertThat(tellAll(120)).containsExactly("a@90/3 firing", "a@90/4 resolved");
  }

  @Test
  void aFilterByPlaceReadsTheContext() {
    outbox =
        new Outbox(
            "r",
            new FakeChannel(1, false),
            new Selection(Set.of(), Labels.of("region", "us")),
            LIMITS);
    offer(firing("a", 90, 2, 100));
    assertThat(outbox.counts().offered()).isZero();
  }

  @Test
  void nothingIsSettledBeforeItsNoticeIs() {
    offer(firing("a", 90, 2, 100));
    offer(firing("b", 90, 2, 100));
    assertThat(outbox.oldestGeneration()).isEqualTo(1);
    outbox.next(100_000);
    assertThat(outbox.oldestGeneration()).isEqualTo(1);
    outbox.settle(Verdict.ACCEPTED, 100_000);
    assertThat(outbox.oldestGeneration()).isEqualTo(2);
    tellAll(100);
    assertThat(outbox.oldestGeneration()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatIsLongOverIsForgotten() {
    offer(firing("a", 90, 2, 100), resolved("a", 90, 3, 110), firing("b", 90, 2, 110));
    tellAll(110);
    assertThat(outbox.forget(110 + 3_600)).isEmpty();
    assertThat(outbox.forget(110 + 3_601)).containsExactly("a");
    assertThat(outbox.told()).extracting(Told::alertId).containsExactly("b");
  }

  private void offer(Notice... notices) {
    for (Notice each : notices) {
      generation++;
      outbox.offer(each, generation, each.tick() * 1000);
    }
  }

  private List<String> tellAll(long nowSecond) {
    List<String> told = new ArrayList<>();
    List<Telling> batch = outbox.next(nowSecond * 1000);
    while (!batch.isEmpty()) {
      told.addAll(keys(batch));
      outbox.settle(Verdict.ACCEPTED, nowSecond * 1000);
      batch = outbox.next(nowSecond * 1000);
    }
    return told;
  }

  private static List<String> keys(List<Telling> batch) {
    return batch.stream()
        .map(each -> each.idempotencyKey() + (each.isFiring() ? " firing" : " resolved"))
        .toList();
  }

  private static Outbox outbox(FakeChannel channel, OutboxLimits limits) {
    return new Outbox("r", channel, Selection.ALL, limits);
  }
}
