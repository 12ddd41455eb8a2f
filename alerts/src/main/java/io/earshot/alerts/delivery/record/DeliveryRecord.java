package io.earshot.alerts.delivery.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The last that a receiver acknowledged about an alert, as the topic of deliveries keeps it: a JSON
 * object. Its key is {@code NOTIFIER/RECEIVER/ALERT}; when it was acknowledged is the time of the
 * record, which the broker sets.
 *
 * @param channel e.g. {@code webhook}
 * @param page address where people see what became of it; null = nowhere that may be shown
 */
public record DeliveryRecord(
    String notifier, String receiver, String channel, @Nullable String page, Told told) {

  private static final int VERSION = 1;
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Key of the record about an alert. */
  public static String key(String notifier, String receiver, String alertId) {
    return notifier + "/" + receiver + "/" + alertId;
  }

  public String key() {
    return key(notifier, receiver, told.alertId());
  }

  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("v", VERSION);
      json.writeStringField("notifier", notifier);
      json.writeStringField("receiver", receiver);
      json.writeStringField("channel", channel);
      if (page != null) {
        json.writeStringField("page", page);
      }
      json.writeStringField("alertId", told.alertId());
      json.writeStringField("occurrenceId", told.occurrenceId());
      json.writeNumberField("seq", told.sequence());
      json.writeStringField("rule", told.rule());
      json.writeStringField("status", told.isFiring() ? "firing" : "resolved");
      json.writeStringField("severity", told.severity());
      json.writeStringField("activeAt", Instant.ofEpochSecond(told.activeTick()).toString());
      json.writeStringField("eventTime", Instant.ofEpochSecond(told.tick()).toString());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not refuse bytes", e);
    }
    return bytes.toByteArray();
  }

  /** Null = it is none, or one of a form that came later. */
  public static @Nullable DeliveryRecord read(byte[] bytes) {
    try {
      JsonNode root = MAPPER.readTree(bytes);
      return root.path("v").asInt() == VERSION ? of(root) : null;
    } catch (IOException | DateTimeParseException e) {
      return null;
    }
  }

  private static DeliveryRecord of(JsonNode root) {
    Told told =
        new Told(
            root.path("alertId").asText(),
            root.path("occurrenceId").asText(),
            root.path("seq").asLong(),
            second(root, "activeAt"),
            root.path("status").asText().equals("firing"),
            root.path("severity").asText(),
            root.path("rule").asText(),
            second(root, "eventTime"));
    return new DeliveryRecord(
        root.path("notifier").asText(),
        root.path("receiver").asText(),
        root.path("channel").asText(),
        root.path("page").textValue(),
        told);
  }

  private static long second(JsonNode root, String field) {
    return Instant.parse(root.path(field).asText()).getEpochSecond();
  }
}
