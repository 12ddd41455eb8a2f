package io.earshot.console.alerts.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.alerts.delivery.record.DeliveryRecord;
import io.earshot.alerts.explanation.AgentActivity;
import io.earshot.alerts.explanation.AlertFacts;
import io.earshot.alerts.explanation.AlertStory;
import io.earshot.alerts.explanation.Delivery;
import io.earshot.alerts.explanation.Explanation;
import io.earshot.alerts.explanation.KnownRule;
import io.earshot.alerts.explanation.Moment;
import io.earshot.alerts.explanation.Place;
import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.Severity;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.state.Evidence;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.console.page.call.series.ShownName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An explanation for programs. */
public final class ExplanationDocument {

  private ExplanationDocument() {}

  /**
   * The document.
   *
   * @param callStartSecond Unix epoch; null = it is about no call that is known
   */
  public static ObjectNode of(Explanation explanation, @Nullable Long callStartSecond) {
    AlertFacts facts = explanation.facts();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.set("alert", AlertDocument.of(facts.story(), facts.rule()));
    ArrayNode history = document.putArray("history");
    facts.story().changes().forEach(each -> history.add(AlertDocument.change(each)));
    putRule(document, explanation);
    putEdge(document, explanation);
    ArrayNode around = document.putArray("around");
    explanation.around().forEach(each -> around.add(moment(each)));
    document
        .putObject("bound")
        .put("milliseconds", explanation.bound().millis())
        .put("text", explanation.bound().text());
    ArrayNode counted = document.putArray("counted");
    explanation.counted().forEach(each -> counted.add(counted(each)));
    putAgents(document, explanation.agents());
    document.put("finding", facts.finding());
    document
        .putObject("links")
        .put("alert", AlertDocument.link(facts.story()))
        .put("session", sessionLink(facts.story(), callStartSecond))
        .put("runbook", explanation.runbook());
    ArrayNode deliveries = document.putArray("deliveries");
    facts.deliveries().forEach(each -> deliveries.add(delivery(each)));
    ArrayNode unknown = document.putArray("unknown");
    explanation.unknown().forEach(unknown::add);
    return document;
  }

  private static void putRule(ObjectNode document, Explanation explanation) {
    KnownRule known = explanation.facts().rule();
    if (known == null) {
      document.putNull("rule");
      document.put("ruleReason", explanation.facts().ruleReason());
      return;
    }
    Rule rule = known.rule();
    Subject.Metered metered = known.metered();
    Severity mildest = rule.condition().severities().get(0);
    ObjectNode node = document.putObject("rule");
    node.put("name", rule.name());
    node.put("metric", metered == null ? null : metered.metric().key());
    node.put("aggregation", metered == null ? "roll_up" : metered.measure().key());
    node.put("rollUp", rule.subject() instanceof Subject.RollUp up ? up.child() : null);
    node.put("condition", known.condition());
    node.put("threshold", mildest.threshold());
    node.put("clear", rule.condition().clear());
    node.put("windowSeconds", metered == null ? null : metered.windowSeconds());
    node.put("forSeconds", rule.timing().forSeconds());
    node.put("keepFiringSeconds", rule.timing().keepFiringSeconds());
    node.put("minSamples", metered == null ? null : metered.minSamples());
    node.put("scope", rule.scope().key());
    node.put("severity", rule.condition().mildest());
    node.put("runbook", explanation.runbook());
    node.put("source", known.source());
  }

  private static void putEdge(ObjectNode document, Explanation explanation) {
    Evidence evidence = explanation.edge().evidence();
    long tick = explanation.edge().tick();
    if (evidence.windowSeconds() > 0) {
      document
          .putObject("window")
          .put("from", time(tick - evidence.windowSeconds()))
          .put("to", time(tick));
    } else {
      document.putNull("window");
    }
    KnownRule rule = explanation.facts().rule();
    document.put("samples", evidence.samples());
    document.put("value", evidence.value());
    document.put("threshold", evidence.threshold());
    document.put("unit", rule == null ? null : rule.unit());
  }

  private static ObjectNode moment(Moment of) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("second", of.second())
        .put("time", time(of.second()))
        .put("value", of.value())
        .put("samples", of.samples())
        .put("lo", of.lowest())
        .put("hi", of.highest())
        .put("breach", of.isBreach());
  }

  /** An alert that a roll-up counted: where it was, and how it stands now. */
  private static ObjectNode counted(AlertStory of) {
    Transition newest = of.newest();
    return JsonNodeFactory.instance
        .objectNode()
        .put("alertId", of.alertId())
        .put("rule", newest.rule())
        .put("place", Place.of(newest.labels(), ShownName::of))
        .put("state", newest.to().key())
        .put("link", AlertDocument.link(of));
  }

  private static void putAgents(ObjectNode document, List<AgentActivity> agents) {
    ArrayNode list = document.putArray("agents");
    for (AgentActivity each : agents) {
      ObjectNode agent = list.addObject();
      agent.put("participant", each.participant());
      agent.put("role", each.role());
      ArrayNode ids = agent.putArray("agents");
      each.agents().forEach(ids::add);
      agent.put("batches", each.batches());
      agent.put("observations", each.observations());
      agent.put("gaps", each.gaps());
      ObjectNode dropped = agent.putObject("dropped");
      each.dropped().forEach(dropped::put);
    }
  }

  private static ObjectNode delivery(Delivery of) {
    DeliveryRecord record = of.record();
    return JsonNodeFactory.instance
        .objectNode()
        .put("receiver", record.receiver())
        .put("channel", record.channel())
        .put("page", record.page())
        .put("notifier", record.notifier())
        .put("outcome", "acknowledged")
        .put("status", record.told().isFiring() ? "firing" : "resolved")
        .put("occurrenceId", record.told().occurrenceId())
        .put("seq", record.told().sequence())
        .put("eventTime", time(record.told().tick()))
        .put("at", Instant.ofEpochMilli(of.atMillis()).toString());
  }

  /** The call at the second of the edge; null = it is about no single call. */
  public static @Nullable String sessionLink(AlertStory story, @Nullable Long callStartSecond) {
    String session = story.session();
    if (session == null) {
      return null;
    }
    String call = "/call/" + PercentEncoded.of(session);
    return callStartSecond == null
        ? call
        : call + "?t=" + Math.max(0, story.edge().tick() - callStartSecond);
  }

  private static String time(long second) {
    return Instant.ofEpochSecond(second).toString();
  }
}
