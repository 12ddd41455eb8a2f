package io.earshot.alerts.explanation;

import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.Evidence;
import io.earshot.alerts.rule.state.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Why an alert fired, with the numbers that it fired on.
 *
 * @param facts what it is made of
 * @param sentence the same in one line
 * @param edge the change that is explained
 * @param around what the rule made of its window, second by second; empty = cannot be told
 * @param bound of the value at the edge
 * @param counted alerts that a roll-up counted at the edge, as far as they are still known; else
 *     none
 * @param agents what they sent in the window of the edge
 * @param runbook http or https URL; null = the rule names none
 * @param unknown what could not be found and why, one line each
 */
public record Explanation(
    AlertFacts facts,
    String sentence,
    Transition edge,
    List<Moment> around,
    ErrorBound bound,
    List<AlertStory> counted,
    List<AgentActivity> agents,
    @Nullable String runbook,
    List<String> unknown) {

  private static final List<String> RUNBOOK_NAMES = List.of("runbook_url", "runbook");

  /**
   * Seconds whose samples are needed; null = none: the rule is not known, judges no samples of
   * calls, or judges more of them than anybody reads again.
   *
   * @param nowSecond up to which everything is judged, Unix epoch
   */
  public static @Nullable EvidenceRange range(
      AlertStory story, @Nullable KnownRule rule, long nowSecond) {
    Subject.Metered subject = rule == null ? null : rule.metered();
    return subject == null || refusal(subject) != null
        ? null
        : EvidenceRange.of(story.edge(), subject, nowSecond);
  }

  /** Explains; the same facts give the same explanation. */
  public static Explanation of(AlertFacts facts, UnaryOperator<String> shown) {
    AlertStory story = facts.story();
    KnownRule rule = facts.rule();
    Transition edge = story.edge();
    List<String> unknown = new ArrayList<>(facts.notRead());
    Labels group = rule == null ? edge.labels() : group(edge.labels(), rule);
    List<Moment> around = around(facts, group, unknown);
    return new Explanation(
        facts,
        Sentence.of(story, rule, shown),
        edge,
        around,
        ErrorBound.of(rule == null ? null : rule.rule(), group, at(edge.tick(), around), shown),
        rule == null || rule.metered() != null
            ? List.of()
            : new CountedAlerts(rule.rule(), group, facts.children()).firingAt(edge.tick()),
        AgentActivity.in(
            edge.tick() - edge.evidence().windowSeconds(), edge.tick(), facts.agents()),
        runbook(edge),
        unknown);
  }

  private static Labels group(Labels labels, KnownRule rule) {
    return labels.known(rule.rule().scope().labels());
  }

  private static List<Moment> around(AlertFacts facts, Labels group, List<String> unknown) {
    KnownRule rule = facts.rule();
    if (rule == null) {
      unknown.add("rule: " + facts.ruleReason());
      return List.of();
    }
    Subject.Metered subject = rule.metered();
    if (subject == null) {
      EvidenceRange range = EvidenceRange.ofRollUp(facts.story().edge(), facts.nowSecond());
      List<Moment> around = new CountedAlerts(rule.rule(), group, facts.children()).moments(range);
      return compared(facts, around, range, "the alerts that it counts are not all known", unknown);
    }
    EvidenceRange range = range(facts.story(), rule, facts.nowSecond());
    if (range == null) {
      unknown.add("values around the edge: " + refusal(subject));
      return List.of();
    }
    List<Moment> around = JudgedAgain.moments(rule.rule(), subject, group, facts.samples(), range);
    if (around.stream().allMatch(each -> each.samples() == 0)) {
      unknown.add(
          "values around the edge: no "
              + subject.metric().key()
              + " of "
              + Instant.ofEpochSecond(range.readFromSecond())
              + " to "
              + Instant.ofEpochSecond(range.toSecond())
              + " was measured, or is kept any more");
      return List.of();
    }
    return compared(facts, around, range, "its measurements are not complete", unknown);
  }

  /** Null = the samples of its window can be read. */
  private static @Nullable String refusal(Subject.Metered subject) {
    return switch (subject.metric()) {
      case PIPELINE_LAG, TICK -> subject.metric().key() + " is in no measurement of a call";
      default ->
          subject.windowSeconds() > EvidenceRange.MAX_WINDOW_SECONDS
              ? "a window of " + subject.windowSeconds() + " s is not read again"
              : null;
    };
  }

  /** Says so where the window, read again, does not give what was published. */
  private static List<Moment> compared(
      AlertFacts facts,
      List<Moment> around,
      EvidenceRange range,
      String reason,
      List<String> unknown) {
    if (range.isCut()) {
      unknown.add("values around the edge: the newest " + around.size() + " s are shown");
    }
    for (PublishedChange each : facts.story().changes()) {
      Transition change = each.change();
      Moment moment = at(change.tick(), around);
      Evidence evidence = change.evidence();
      if (moment != null
          && evidence.value() != null
          && !(evidence.value().equals(moment.value()) && evidence.samples() == moment.samples())) {
        unknown.add(
            "why the window at "
                + Instant.ofEpochSecond(change.tick())
                + ", read again, gives "
                + moment.value()
                + " (n "
                + moment.samples()
                + "), and change "
                + change.sequence()
                + " says "
                + evidence.value()
                + " (n "
                + evidence.samples()
                + "): "
                + reason
                + " any more, or the rule was another one");
      }
    }
    return around;
  }

  /** The moment of a second; null = it is not among them. */
  static @Nullable Moment at(long second, List<Moment> around) {
    return around.stream().filter(each -> each.second() == second).findFirst().orElse(null);
  }

  private static @Nullable String runbook(Transition edge) {
    return RUNBOOK_NAMES.stream()
        .map(edge.annotations()::get)
        .filter(Objects::nonNull)
        .filter(url -> url.matches("https?://[^\\s\\p{Cntrl}\"<>]{1,2000}"))
        .findFirst()
        .orElse(null);
  }
}
