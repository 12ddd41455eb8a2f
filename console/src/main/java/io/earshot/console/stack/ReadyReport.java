package io.earshot.console.stack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code up} says when it is ready, for programs and for people.
 *
 * @param bootstrap Kafka clients connect here
 * @param registry base URL of the Confluent-compatible API
 * @param address of the edge and the live page
 * @param alertsTopic alerts for programs
 * @param pids broker, registry, main
 * @param dataDir absolute
 * @param readyMillis since this JVM started
 */
record ReadyReport(
    String bootstrap,
    URI registry,
    Companion.Address address,
    String alertsTopic,
    Map<String, Long> pids,
    Path dataDir,
    long readyMillis) {

  /** One line; fields are only ever added. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeBooleanField("ready", true);
      json.writeStringField("bootstrap", bootstrap);
      json.writeStringField("registry", registry.toString());
      json.writeStringField("edge", textOrNull(address.edge()));
      json.writeStringField("console", textOrNull(address.console()));
      json.writeStringField("alertsTopic", alertsTopic);
      json.writeObjectFieldStart("pids");
      for (Map.Entry<String, Long> pid : pids.entrySet()) {
        json.writeNumberField(pid.getKey(), pid.getValue());
      }
      json.writeEndObject();
      json.writeStringField("dataDir", dataDir.toString());
      json.writeNumberField("readyMillis", readyMillis);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  String forPeople() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "earshot is up after %.1f s%n", readyMillis / 1e3));
    line(text, "broker", bootstrap);
    line(text, "registry", registry);
    line(text, "edge", address.edge());
    line(text, "console", address.console());
    line(text, "alerts", "topic " + alertsTopic);
    line(text, "data", dataDir);
    return text.append("Ctrl-C stops it and keeps the data.").toString();
  }

  private static void line(StringBuilder text, String name, @Nullable Object value) {
    if (value != null) {
      text.append(String.format(Locale.ROOT, "  %-9s %s%n", name, value));
    }
  }

  private static @Nullable String textOrNull(@Nullable URI uri) {
    return uri == null ? null : uri.toString();
  }
}
