package io.earshot.console.alerts.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.alerts.explanation.AlertStory;
import io.earshot.alerts.explanation.KnownRule;
import io.earshot.alerts.explanation.PublishedChange;
import io.earshot.alerts.explanation.Sentence;
import io.earshot.console.alerts.board.AlertBoard;
import io.earshot.console.alerts.board.AlertFilter;
import io.earshot.console.page.call.series.ShownName;
import org.jspecify.annotations.Nullable;

/** An alert: its newest record as the topic has it, and what a program would have to look up. */
public final class AlertDocument {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AlertDocument() {}

  /** {@code {"alerts": […]}}, that with the newest change first. */
  public static ObjectNode list(AlertBoard board, AlertFilter filter) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode alerts = document.putArray("alerts");
    for (AlertStory story : board.stories(filter)) {
      alerts.add(of(story, board.ruleOf(story)));
    }
    return document;
  }

  /** The record, with state, session, link and sentence after it. */
  public static ObjectNode of(AlertStory story, @Nullable KnownRule rule) {
    ObjectNode alert = change(story.newestChange());
    alert.put("state", story.newest().to().key());
    alert.put("session", AlertFilter.sessionOf(story.newest()));
    alert.put("link", link(story));
    alert.put("sentence", Sentence.of(story, rule, ShownName::of));
    return alert;
  }

  /** Its place on the page; an id is hex. */
  static String link(AlertStory story) {
    return "/alerts/" + PercentEncoded.of(story.alertId());
  }

  /** A record as the topic has it, fields of later versions included. */
  static ObjectNode change(PublishedChange change) {
    try {
      JsonNode read = MAPPER.readTree(change.json());
      if (read instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a change that was read is JSON", e);
    }
    throw new IllegalStateException("a change that was read is an object");
  }
}
