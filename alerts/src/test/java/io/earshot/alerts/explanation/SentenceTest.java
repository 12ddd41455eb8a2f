package io.earshot.alerts.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.record.RulesRecord;
import io.earshot.alerts.rule.file.RulesReading;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Evidence;
import io.earshot.alerts.rule.state.Reason;
import io.earshot.alerts.rule.state.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SentenceTest {

  private static final long NOON = Instant.parse("2026-11-22T12:00:00Z").getEpochSecond();
  private static final Labels LEG =
      Labels.of(Map.of("session", "room-8f2", "participant", "pierre", "leg", "downlink"));
  private static final String RULES =
      """
      version: 1
      rules:
        - {alert: Loss, metric: packet_loss, scope: leg, window: 15s,
           above: {warning: 2%, page: 5%}, clear: 1.5%}
        - alert: Many
          roll_up: Loss
          scope: sfu
          above: 5
        - {alert: Rtt, metric: ice_rtt, scope: call, window: 60s, above: 100ms}
      """;

  @Test
  void itSaysWhatSinceWhenWhereAndHowMuch() {
    PublishedChange pending = change(1, AlertState.PENDING, NOON + 3, 0.031, 700);
    PublishedChange firing = change(2, AlertState.FIRING, NOON + 18, 0.0412345, 742);
    assertThat(said(pending, firing))
        .isEqualTo(
            "Loss firing since 2026-11-22 12:00:18 UTC (page): room-8f2 / pierre downlink:"
                + " packet loss 4.12 % > 2 % in the 15 s to 12:00:18 (n 742)");
    assertThat(said(pending)).startsWith("Loss pending since 2026-11-22 12:00:03 UTC (page): ");
  }

  @Test
  void whatIsOverIsExplainedByWhatItFiredOn() {
    PublishedChange firing = change(2, AlertState.FIRING, NOON + 18, 0.04, 742);
    PublishedChange ended =
        EngineRun.published(
            transition(
                3, "Loss", LEG, AlertState.RESOLVED, NOON + 60, Reason.ENDED, evidence(null, 0)));
    assertThat(said(firing, ended))
        .isEqualTo(
            "Loss resolved at 2026-11-22 12:01:00 UTC, ended (page): room-8f2 / pierre"
                + " downlink: packet loss 4 % > 2 % in the 15 s to 12:00:18 (n 742)");
  }

  @Test
  void aNewSeverityIsTheSameFiring() {
    PublishedChange firing = change(2, AlertState.FIRING, NOON + 18, 0.04, 742);
    PublishedChange worse = change(3, AlertState.FIRING, NOON + 40, 0.09, 750);
    assertThat(said(firing, worse)).contains("firing since 2026-11-22 12:00:18 UTC");
  }

  @Test
  void whatFiredBeforeIsNotWhatIsPendingNow() {
    Transition earlier =
        new Transition(
            "id",
            "earlier",
            1,
            "Loss",
            "hash",
            LEG,
            Labels.EMPTY,
            NOON - 600,
            AlertState.INACTIVE,
            AlertState.FIRING,
            Reason.THRESHOLD,
            "page",
            Map.of(),
            evidence(0.5, 100),
            NOON - 600,
            NOON);
    PublishedChange pending = change(2, AlertState.PENDING, NOON + 3, 0.031, 700);
    AlertStory story = story(EngineRun.published(earlier), pending);
    assertThat(story.fired()).isNull();
    assertThat(story.edge()).isEqualTo(pending.change());
  }

  @Test
  void otherPlacesHaveOtherWords() {
    assertThat(place(Labels.EMPTY)).isEqualTo("everything");
    assertThat(
            place(Labels.of(Map.of("session", "c1", "hop", "uplink", "from", "anna", "to", "sfu"))))
        .isEqualTo("c1 / uplink anna → sfu");
    assertThat(place(Labels.of(Map.of("sfu", "fra-2", "team", "media"))))
        .isEqualTo("sfu fra-2 / team media");
    assertThat(Place.of(Labels.of("session", "a\u001b[2J"), name -> "clean")).isEqualTo("clean");
  }

  @Test
  void alertsThatAreCountedAreNamed() {
    Transition many =
        transition(
            1,
            "Many",
            Labels.of("sfu", "fra-2"),
            AlertState.FIRING,
            NOON,
            Reason.THRESHOLD,
            new Evidence(6.0, 5.0, 1, 0));
    assertThat(Sentence.of(story(EngineRun.published(many)), rule("Many"), name -> name))
        .isEqualTo(
            "Many firing since 2026-11-22 12:00:00 UTC (page): sfu fra-2: Loss alerts 6 > 5 at"
                + " 12:00:00");
  }

  @Test
  void aRuleIsToldInTheWordsOfItsFile() {
    assertThat(rule("Loss").condition())
        .isEqualTo("above: {warning: 2 %, page: 5 %}, clear: 1.5 %");
    assertThat(rule("Rtt").condition()).isEqualTo("above: 100 ms");
    assertThat(rule("Many").condition()).isEqualTo("above: 5");
    assertThat(rule("Many").source()).isEqualTo("mine.yml:5");
    assertThat(rule("Loss").unit()).isEqualTo("ratio");
    assertThat(rule("Rtt").unit()).isEqualTo("ms");
  }

  @Test
  void theRuleOfASecondIsTheOneThatMadeTheChange() {
    RuleHistory history = new RuleHistory();
    String later = RULES.replace("above: 100ms", "above: 300ms");
    history.learn(new RulesRecord(0, List.of(new RulesSource("a.yml", RULES))));
    history.learn(new RulesRecord(NOON, List.of(new RulesSource("a.yml", later))));
    history.learn(new RulesRecord(NOON + 9, List.of(new RulesSource("a.yml", "not rules"))));
    String before = rule("Rtt").rule().hash();
    assertThat(condition(history, NOON - 1, "Rtt", before)).isEqualTo("above: 100 ms");
    // A task that heard a little late judged by the former rule.
    assertThat(condition(history, NOON + 20, "Rtt", before)).isEqualTo("above: 100 ms");
    KnownRule same = history.at(NOON + 20, "Loss", rule("Loss").rule().hash());
    assertThat(Objects.requireNonNull(same).line()).isEqualTo(3);
    assertThat(history.at(NOON, "Rtt", "another hash")).isNull();
    assertThat(history.reasonFor("Rtt"))
        .isEqualTo("no rules file that is known has Rtt as it was then");
    assertThat(history.reasonFor("NoData")).contains("Earshot's own");
    assertThat(new RuleHistory().reasonFor("Rtt")).contains("has none");
  }

  private static String condition(RuleHistory history, long second, String name, String hash) {
    return Objects.requireNonNull(history.at(second, name, hash)).condition();
  }

  private static String place(Labels labels) {
    return Place.of(labels, UnaryOperator.identity());
  }

  private static String said(PublishedChange... changes) {
    return Sentence.of(story(changes), rule("Loss"), UnaryOperator.identity());
  }

  private static AlertStory story(PublishedChange... changes) {
    return new AlertStory(List.of(changes));
  }

  private static KnownRule rule(String name) {
    RuleHistory history = new RuleHistory();
    RulesRecord record = new RulesRecord(0, List.of(new RulesSource(EngineRun.FILE, RULES)));
    history.learn(record);
    return RulesReading.of(record.files()).located().stream()
        .filter(each -> each.rule().name().equals(name))
        .map(each -> Objects.requireNonNull(history.at(0, name, each.rule().hash())))
        .findFirst()
        .orElseThrow();
  }

  private static PublishedChange change(
      long sequence, AlertState to, long tick, double value, long samples) {
    return EngineRun.published(
        transition(sequence, "Loss", LEG, to, tick, Reason.THRESHOLD, evidence(value, samples)));
  }

  private static Evidence evidence(@Nullable Double value, long samples) {
    return new Evidence(value, value == null ? null : 0.02, samples, value == null ? 0 : 15);
  }

  private static Transition transition(
      long sequence,
      String rule,
      Labels labels,
      AlertState to,
      long tick,
      Reason reason,
      Evidence evidence) {
    return new Transition(
        "id",
        "occurrence",
        sequence,
        rule,
        "hash",
        labels,
        Labels.EMPTY,
        tick,
        AlertState.PENDING,
        to,
        reason,
        "page",
        Map.of(),
        evidence,
        NOON + 3,
        tick + 240);
  }
}
