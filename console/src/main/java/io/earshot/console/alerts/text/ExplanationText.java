package io.earshot.console.alerts.text;

import io.earshot.alerts.explanation.AgentActivity;
import io.earshot.alerts.explanation.AlertFacts;
import io.earshot.alerts.explanation.AlertStory;
import io.earshot.alerts.explanation.Delivery;
import io.earshot.alerts.explanation.Explanation;
import io.earshot.alerts.explanation.KnownRule;
import io.earshot.alerts.explanation.Place;
import io.earshot.alerts.explanation.PublishedChange;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.state.Evidence;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.console.page.call.series.ShownName;
import io.earshot.console.report.table.Digits;
import io.earshot.console.report.table.TextTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An explanation as an engineer pastes it into a ticket. */
public final class ExplanationText {

  private static final int MAX_CELL = 60;

  private final Explanation explanation;
  private final StringBuilder text = new StringBuilder();

  private ExplanationText(Explanation explanation) {
    this.explanation = explanation;
  }

  /**
   * The text, with a final line feed.
   *
   * @param sessionLink path on the page; null = it is about no single call
   */
  public static String of(Explanation explanation, @Nullable String sessionLink) {
    ExplanationText written = new ExplanationText(explanation);
    written.write(sessionLink);
    return TerminalText.of(written.text.toString());
  }

  private void write(@Nullable String sessionLink) {
    AlertFacts facts = explanation.facts();
    line(explanation.sentence());
    line("");
    field("alert", facts.story().alertId());
    addRule();
    addWindow();
    field("bound", explanation.bound().text());
    if (facts.finding() != null) {
      field("finding", oneLine(facts.finding()));
    }
    field("page", "/alerts/" + facts.story().alertId());
    if (sessionLink != null) {
      field("call", sessionLink);
    }
    if (explanation.runbook() != null) {
      field("runbook", explanation.runbook());
    }
    addHistory();
    MomentTable.lines(explanation).forEach(this::line);
    addCounted();
    addAgents();
    addDeliveries();
    explanation.unknown().forEach(each -> line("not known: " + oneLine(each)));
  }

  private void addRule() {
    KnownRule known = explanation.facts().rule();
    if (known == null) {
      return;
    }
    Subject.Metered metered = known.metered();
    String judged =
        metered == null ? "roll-up" : metered.measure().key() + " of " + metered.metric().key();
    field(
        "rule",
        judged
            + ", "
            + known.condition()
            + ", for: "
            + known.rule().timing().forSeconds()
            + "s, keep_firing_for: "
            + known.rule().timing().keepFiringSeconds()
            + "s"
            + (metered == null ? "" : ", min_samples: " + metered.minSamples())
            + ", scope: "
            + known.rule().scope().key()
            + " ("
            + oneLine(known.source())
            + ")");
  }

  private void addWindow() {
    Transition edge = explanation.edge();
    Evidence evidence = edge.evidence();
    if (evidence.windowSeconds() > 0) {
      field(
          "window",
          "("
              + time(edge.tick() - evidence.windowSeconds())
              + ", "
              + time(edge.tick())
              + "], "
              + value(evidence.value())
              + " (n "
              + evidence.samples()
              + "), threshold "
              + value(evidence.threshold()));
    }
  }

  private void addHistory() {
    TextTable table =
        TextTable.withCells(MAX_CELL, 5, "", "change", "time (UTC)", "state", "why", "value", "n");
    for (PublishedChange each : explanation.facts().story().changes()) {
      Transition change = each.change();
      table.row(
          "",
          Long.toString(change.sequence()),
          time(change.tick()),
          change.from().key() + " → " + change.to().key(),
          change.reason().key() + ", " + ShownName.of(change.severity()),
          value(change.evidence().value()),
          Long.toString(change.evidence().samples()));
    }
    add(table);
  }

  private void addCounted() {
    TextTable table = TextTable.withCells(MAX_CELL, 4, "", "counted", "about", "state now");
    for (AlertStory each : explanation.counted()) {
      Transition newest = each.newest();
      table.row("", each.alertId(), Place.of(newest.labels(), ShownName::of), newest.to().key());
    }
    add(table);
  }

  private void addAgents() {
    TextTable table =
        TextTable.withCells(
            MAX_CELL, 4, "", "who", "role", "agents", "batches", "observed", "gaps", "dropped");
    for (AgentActivity each : explanation.agents()) {
      table.row(
          "",
          ShownName.of(each.participant()),
          each.role(),
          each.agents().stream().map(ShownName::of).collect(Collectors.joining(", ")),
          Long.toString(each.batches()),
          Long.toString(each.observations()),
          Long.toString(each.gaps()),
          dropped(each.dropped()));
    }
    add(table);
  }

  private static String dropped(Map<String, Long> dropped) {
    return dropped.isEmpty()
        ? "0"
        : dropped.entrySet().stream()
            .map(each -> ShownName.of(each.getKey()) + " " + each.getValue())
            .collect(Collectors.joining(", "));
  }

  private void addDeliveries() {
    for (Delivery each : explanation.facts().deliveries()) {
      line(
          "told: "
              + ShownName.of(each.record().receiver())
              + " ("
              + ShownName.of(each.record().channel())
              + ") acknowledged change "
              + each.record().told().sequence()
              + " at "
              + Instant.ofEpochMilli(each.atMillis()));
    }
  }

  private void add(TextTable table) {
    if (!table.isEmpty()) {
      List<String> lines = table.lines();
      line("");
      lines.forEach(this::line);
    }
  }

  private String value(@Nullable Double value) {
    return shown(value, explanation.facts().rule());
  }

  static String shown(@Nullable Double value, @Nullable KnownRule rule) {
    if (value == null) {
      return Digits.UNKNOWN;
    }
    return rule == null ? value.toString() : rule.format(value);
  }

  private void field(String name, String value) {
    line(name + " ".repeat(Math.max(1, 10 - name.length())) + value);
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  static String time(long second) {
    return Instant.ofEpochSecond(second).toString().replace('T', ' ').replace("Z", "");
  }
}
