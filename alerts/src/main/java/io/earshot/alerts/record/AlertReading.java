package io.earshot.alerts.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Evidence;
import io.earshot.alerts.rule.state.Reason;
import io.earshot.alerts.rule.state.Transition;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one record field by field; what it does not know it passes over. */
final class AlertReading {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode root;

  private AlertReading(JsonNode root) {
    this.root = root;
  }

  static AlertReading of(byte[] bytes) throws UnreadableAlert {
    JsonNode root;
    try {
      root = MAPPER.readTree(bytes);
    } catch (IOException e) {
      throw new UnreadableAlert("alert record: found no JSON, expected an object");
    }
    if (!root.isObject() || root.path("v").asInt() < AlertRecord.VERSION) {
      throw new UnreadableAlert("alert record: found v=" + root.path("v") + ", expected 1 or more");
    }
    return new AlertReading(root);
  }

  Transition transition() throws UnreadableAlert {
    long tick = number("tick");
    return new Transition(
        text("alertId"),
        text("occurrenceId"),
        number("seq"),
        text("rule"),
        text("ruleHash"),
        Labels.of(texts("labels")),
        Labels.of(texts("context")),
        tick,
        state("from"),
        state("to"),
        reason(),
        text("severity"),
        texts("annotations"),
        evidence(),
        second(root.path("activeAt"), "activeAt"),
        second(root.path("validUntil"), "validUntil"));
  }

  private Evidence evidence() throws UnreadableAlert {
    JsonNode window = root.path("window");
    long windowSeconds =
        window.isObject()
            ? second(window.path("to"), "window.to") - second(window.path("from"), "window.from")
            : 0;
    return new Evidence(
        numberOrNull("value"), numberOrNull("threshold"), number("samples"), windowSeconds);
  }

  private AlertState state(String field) throws UnreadableAlert {
    AlertState state = AlertState.named(text(field));
    if (state == null) {
      throw unexpected(field, root.path(field), "a state of an alert");
    }
    return state;
  }

  private Reason reason() throws UnreadableAlert {
    Reason reason = Reason.named(text("reason"));
    if (reason == null) {
      throw unexpected("reason", root.path("reason"), "a reason of a change");
    }
    return reason;
  }

  private String text(String field) throws UnreadableAlert {
    JsonNode value = root.path(field);
    if (!value.isTextual()) {
      throw unexpected(field, value, "a string");
    }
    return value.asText();
  }

  private long number(String field) throws UnreadableAlert {
    JsonNode value = root.path(field);
    if (!value.isIntegralNumber()) {
      throw unexpected(field, value, "a whole number");
    }
    return value.asLong();
  }

  private @Nullable Double numberOrNull(String field) {
    JsonNode value = root.path(field);
    return value.isNumber() ? value.asDouble() : null;
  }

  private Map<String, String> texts(String field) {
    Map<String, String> texts = new LinkedHashMap<>();
    root.path(field)
        .properties()
        .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
    return texts;
  }

  private static long second(JsonNode value, String field) throws UnreadableAlert {
    try {
      return Instant.parse(value.asText()).getEpochSecond();
    } catch (DateTimeParseException e) {
      throw unexpected(field, value, "a time such as 2026-01-01T00:00:00Z");
    }
  }

  private static UnreadableAlert unexpected(String field, JsonNode found, String expected) {
    String shown = found.isMissingNode() ? "nothing" : found.toString();
    return new UnreadableAlert(
        "alert record: " + field + ": found " + shown + ", expected " + expected);
  }
}
