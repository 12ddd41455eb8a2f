package io.earshot.alerts.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Evidence;
import io.earshot.alerts.rule.state.Reason;
import io.earshot.alerts.rule.state.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenAlertsTest {

  private static final long RESEND_SECONDS = 60;

  private final List<String> told = new ArrayList<>();
  private OpenAlerts alerts = new OpenAlerts(RESEND_SECONDS);

  @Test
  void firingIsToldAgainAfterMoreThanATurn() {
    alerts.accept(transition(0, "o1", AlertState.FIRING));
    passTo(0, 130);
    assertThat(told)
        .containsExactly("0 firing until 240", "61 firing until 301", "122 firing until 362");
  }

  @Test
  void pendingAndFlappingAreToldToNobody() {
    alerts.accept(transition(0, "o1", AlertState.PENDING));
    passTo(0, 100);
    alerts.accept(transition(101, "o1", AlertState.FLAPPING));
    passTo(101, 200);
    alerts.accept(transition(201, "o1", AlertState.RESOLVED));
    passTo(201, 300);
    assertThat(told).isEmpty();
  }

  @Test
  void resolvedIsToldAtOnceAndForAQuarterOfAnHour() {
    alerts.accept(transition(0, "o1", AlertState.FIRING));
    passTo(0, 9);
    alerts.accept(transition(10, "o1", AlertState.RESOLVED));
    passTo(10, 2000);
    assertThat(told).hasSize(1 + 15).startsWith("0 firing until 240", "10 resolved until 250");
    assertThat(told.get(15)).isEqualTo(10 + 14 * 61 + " resolved until " + (250 + 14 * 61));
  }

  @Test
  void aNewOccurrenceIsNews() {
    alerts.accept(transition(0, "o1", AlertState.FIRING));
    passTo(0, 4);
    alerts.accept(transition(5, "o1", AlertState.RESOLVED));
    passTo(5, 6);
    alerts.accept(transition(7, "o2", AlertState.FIRING));
    passTo(7, 8);
    assertThat(told)
        .containsExactly("0 firing until 240", "5 resolved until 245", "7 firing until 247");
  }

  /** All of this between two passes, as after a minute in which nobody read the log. */
  @Test
  void whoHeardThatItFiresHearsThatItIsOverWhateverHappenedSince() {
    for (AlertState now : List.of(AlertState.PENDING, AlertState.INACTIVE, AlertState.FLAPPING)) {
      told.clear();
      alerts = new OpenAlerts(RESEND_SECONDS);
      alerts.accept(transition(0, "o1", AlertState.FIRING));
      passTo(0, 4);
      alerts.accept(transition(5, "o1", AlertState.RESOLVED));
      alerts.accept(transition(6, "o2", AlertState.PENDING));
      alerts.accept(transition(7, "o2", now));
      alerts = OpenAlerts.restored(alerts.snapshot(), RESEND_SECONDS);
      passTo(7, 100);
      assertThat(told).as("%s", now).containsExactly("0 firing until 240", "7 resolved until 247");
    }
  }

  @Test
  void ofAnotherOccurrenceThatCameAndWentOnlyTheEndIsTold() {
    alerts.accept(transition(0, "o1", AlertState.FIRING));
    passTo(0, 4);
    alerts.accept(transition(5, "o1", AlertState.RESOLVED));
    alerts.accept(transition(6, "o2", AlertState.FIRING));
    alerts.accept(transition(7, "o2", AlertState.RESOLVED));
    passTo(7, 100);
    assertThat(told).containsExactly("0 firing until 240", "7 resolved until 247");
  }

  @Test
  void thatItFiresAgainSaysThatItWasOver() {
    alerts.accept(transition(0, "o1", AlertState.FIRING));
    passTo(0, 4);
    alerts.accept(transition(5, "o1", AlertState.RESOLVED));
    alerts.accept(transition(6, "o2", AlertState.FIRING));
    passTo(6, 8);
    alerts.accept(transition(9, "o2", AlertState.RESOLVED));
    passTo(9, 12);
    assertThat(told)
        .containsExactly("0 firing until 240", "6 firing until 246", "9 resolved until 249");
  }

  @Test
  void anEndThatNobodyHeardOfDoesNotAge() {
    alerts.accept(transition(0, "o1", AlertState.FIRING));
    passTo(0, 4);
    alerts.accept(transition(5, "o1", AlertState.RESOLVED));
    passTo(5_000, 5_100);
    assertThat(told).containsExactly("0 firing until 240", "5000 resolved until 5240");
  }

  @Test
  void recoveringIsNoNews() {
    alerts.accept(transition(0, "o1", AlertState.FIRING));
    passTo(0, 9);
    alerts.accept(transition(10, "o1", AlertState.RECOVERING));
    alerts.accept(transition(11, "o1", AlertState.FIRING));
    passTo(11, 20);
    assertThat(told).containsExactly("0 firing until 240");
  }

  /** Somebody may have told the begin and died before saying so. */
  @Test
  void theEndOfWhatIsReadAgainIsToldAlthoughNobodyIsKnownToHaveHeardOfIt() {
    alerts.acceptOld(transition(0, "o1", AlertState.PENDING));
    alerts.acceptOld(transition(1, "o1", AlertState.FIRING));
    alerts.accept(transition(5, "o1", AlertState.RESOLVED));
    passTo(5, 9);
    assertThat(told).containsExactly("5 resolved until 245");
  }

  /** Its begin was settled for others, or lies before all that is read. */
  @Test
  void theEndThatIsReadAgainIsToldAlthoughItsBeginIsNot() {
    alerts.acceptOld(from(AlertState.FIRING, transition(5, "o1", AlertState.RESOLVED)));
    passTo(5, 9);
    assertThat(told).containsExactly("5 resolved until 245");
    told.clear();
    alerts = new OpenAlerts(RESEND_SECONDS);
    alerts.acceptOld(from(AlertState.FLAPPING, transition(5, "o1", AlertState.RESOLVED)));
    passTo(5, 9);
    assertThat(told).isEmpty();
  }

  @Test
  void theSameNewsHaveTheSameNumber() {
    List<Long> numbers = new ArrayList<>();
    alerts.accept(transition(0, "o1", AlertState.FIRING).numbered(7));
    alerts.accept(transition(1, "o1", AlertState.RECOVERING).numbered(8));
    alerts = OpenAlerts.restored(alerts.snapshot(), RESEND_SECONDS);
    alerts.pass(1, RuleSet.EMPTY, notice -> numbers.add(notice.alert().sequence()));
    alerts.accept(transition(2, "o1", AlertState.FIRING).numbered(9));
    alerts.pass(100, RuleSet.EMPTY, notice -> numbers.add(notice.alert().sequence()));
    alerts.accept(transition(101, "o1", AlertState.RESOLVED).numbered(10));
    alerts.pass(101, RuleSet.EMPTY, notice -> numbers.add(notice.alert().sequence()));
    assertThat(numbers).containsExactly(7L, 7L, 10L);
  }

  @Test
  void aRestartForgetsNothing() {
    alerts.accept(transition(0, "o1", AlertState.FIRING));
    for (long tick = 0; tick <= 130; tick++) {
      passTo(tick, tick);
      alerts = OpenAlerts.restored(alerts.snapshot(), RESEND_SECONDS);
    }
    assertThat(told).hasSize(3);
  }

  @Test
  void aNoticeExpiresByTheClockOfWhoTells() {
    Notice notice = new Notice(transition(0, "o1", AlertState.FIRING), 10, 250);
    assertThat(notice.isExpiredAt(250)).isFalse();
    assertThat(notice.isExpiredAt(251)).isTrue();
  }

  @Test
  void theEndOfAnAlertThatEndedWithoutAValueTellsTheLastOneThatWasKnown() {
    Transition firing = transition(0, "o1", AlertState.FIRING).inWordsOf(Map.of("summary", "5 %"));
    alerts.accept(firing);
    passTo(0, 4);
    alerts.accept(withoutValue(5).inWordsOf(Map.of("summary", "(unknown)")));
    alerts = OpenAlerts.restored(alerts.snapshot(), RESEND_SECONDS);
    List<Notice> ends = new ArrayList<>();
    alerts.pass(5, RuleSet.EMPTY, ends::add);
    assertThat(ends).extracting(Notice::isFiring).containsExactly(false);
    assertThat(ends.get(0).alert().annotations()).containsEntry("summary", "5 %");
    assertThat(ends.get(0).alert().evidence().value()).isNull();
  }

  private void passTo(long fromTick, long lastTick) {
    for (long tick = fromTick; tick <= lastTick; tick++) {
      alerts.pass(
          tick,
          RuleSet.EMPTY,
          notice ->
              told.add(
                  notice.tick()
                      + (notice.isFiring() ? " firing" : " resolved")
                      + " until "
                      + notice.validUntilTick()));
    }
  }

  private static Transition withoutValue(long tick) {
    return transition(tick, "o1", AlertState.RESOLVED, new Evidence(null, null, 0, 4));
  }

  private static Transition from(AlertState from, Transition change) {
    return new Transition(
        change.alertId(),
        change.occurrenceId(),
        change.sequence(),
        change.rule(),
        change.ruleHash(),
        change.labels(),
        change.context(),
        change.tick(),
        from,
        change.to(),
        change.reason(),
        change.severity(),
        change.annotations(),
        change.evidence(),
        change.activeTick(),
        change.validUntilTick());
  }

  private static Transition transition(long tick, String occurrence, AlertState to) {
    return transition(tick, occurrence, to, new Evidence(1.0, 2.0, 3, 4));
  }

  private static Transition transition(
      long tick, String occurrence, AlertState to, Evidence evidence) {
    return new Transition(
        "id",
        occurrence,
        1,
        "Rule",
        "hash",
        Labels.of("session", "c1"),
        Labels.EMPTY,
        tick,
        AlertState.INACTIVE,
        to,
        Reason.THRESHOLD,
        "warning",
        Map.of(),
        evidence,
        tick,
        tick + 240);
  }
}
