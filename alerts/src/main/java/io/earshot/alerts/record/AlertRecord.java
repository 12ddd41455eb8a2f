package io.earshot.alerts.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.Evidence;
import io.earshot.alerts.rule.state.Transition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of an alert as the topics carry it: a JSON object in UTF-8, its fields in a fixed
 * order, so that equal changes are equal bytes. Times are RFC 3339 in UTC, event time; there is no
 * wall clock and no host in it. Fields are only ever added.
 */
public final class AlertRecord {

  /** Of the form; a reader passes over records of a greater one. */
  static final int VERSION = 1;

  private static final JsonFactory FACTORY = new JsonFactory();

  private AlertRecord() {}

  public static byte[] bytes(Transition transition) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("v", VERSION);
      writeIdentity(transition, json);
      json.writeStringField("from", transition.from().key());
      json.writeStringField("to", transition.to().key());
      json.writeStringField("reason", transition.reason().key());
      json.writeStringField("severity", transition.severity());
      writeLabels("labels", transition.labels(), json);
      writeLabels("context", transition.context(), json);
      writeTexts("annotations", transition.annotations(), json);
      writeEvidence(transition, json);
      json.writeStringField("activeAt", time(transition.activeTick()));
      json.writeStringField("eventTime", time(transition.tick()));
      json.writeNumberField("tick", transition.tick());
      json.writeStringField("validUntil", time(transition.validUntilTick()));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("into memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #bytes} wrote, by this version or a later one.
   *
   * @throws UnreadableAlert if it is something else
   */
  public static Transition read(byte[] bytes) throws UnreadableAlert {
    return AlertReading.of(bytes).transition();
  }

  private static void writeIdentity(Transition transition, JsonGenerator json) throws IOException {
    json.writeStringField("alertId", transition.alertId());
    json.writeStringField("occurrenceId", transition.occurrenceId());
    json.writeNumberField("seq", transition.sequence());
    json.writeStringField("rule", transition.rule());
    json.writeStringField("ruleHash", transition.ruleHash());
  }

  private static void writeEvidence(Transition transition, JsonGenerator json) throws IOException {
    Evidence evidence = transition.evidence();
    writeNumber("value", evidence.value(), json);
    writeNumber("threshold", evidence.threshold(), json);
    json.writeNumberField("samples", evidence.samples());
    if (evidence.windowSeconds() > 0) {
      json.writeObjectFieldStart("window");
      json.writeStringField("from", time(transition.tick() - evidence.windowSeconds()));
      json.writeStringField("to", time(transition.tick()));
      json.writeEndObject();
    } else {
      json.writeNullField("window");
    }
  }

  private static void writeNumber(String name, @Nullable Double value, JsonGenerator json)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }

  private static void writeLabels(String name, Labels labels, JsonGenerator json)
      throws IOException {
    writeTexts(name, labels.asMap(), json);
  }

  private static void writeTexts(String name, Map<String, String> texts, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> each : texts.entrySet()) {
      json.writeStringField(each.getKey(), each.getValue());
    }
    json.writeEndObject();
  }

  private static String time(long tick) {
    return Instant.ofEpochSecond(tick).toString();
  }
}
