package io.earshot.console.page.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.earshot.console.page.FeedHealth;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What programs that watch over this one ask. */
final class Health {

  private static final JsonFactory JSON = new JsonFactory();

  private Health() {}

  /** It answers, so it lives. */
  static Answer live() {
    return Answer.json(200, document(json -> json.writeBooleanField("live", true)));
  }

  /** 503 until each part has started once; what happens to it later is not asked here. */
  static Answer started(Map<String, Boolean> checks) {
    boolean started = checks.values().stream().allMatch(each -> each);
    String text =
        document(
            json -> {
              json.writeBooleanField("started", started);
              json.writeObjectFieldStart("checks");
              for (Map.Entry<String, Boolean> check : checks.entrySet()) {
                json.writeObjectFieldStart(check.getKey());
                json.writeBooleanField("started", check.getValue());
                json.writeEndObject();
              }
              json.writeEndObject();
            });
    return Answer.json(started ? 200 : 503, text);
  }

  /** 503 while the numbers are old or not complete yet. */
  static Answer ready(FeedHealth feed, WatchStreams.Counts counts) {
    boolean ready = feed.state() == FeedHealth.State.LIVE && feed.ageMillis() != null;
    String text =
        document(
            json -> {
              json.writeBooleanField("ready", ready);
              json.writeObjectFieldStart("checks");
              json.writeObjectFieldStart("feed");
              json.writeBooleanField("ready", ready);
              json.writeStringField("state", feed.state().name().toLowerCase(Locale.ROOT));
              writeNumber(json, "ageMillis", feed.ageMillis());
              writeNumber(json, "behindMillis", feed.behindMillis());
              json.writeStringField("reason", feed.reason());
              json.writeEndObject();
              json.writeEndObject();
              json.writeNumberField("clients", counts.clients());
              json.writeNumberField("disconnectedStalled", counts.disconnectedStalled());
              json.writeNumberField("refusedClients", counts.refusedClients());
              json.writeNumberField("failedClients", counts.failedClients());
            });
    return Answer.json(ready ? 200 : 503, text);
  }

  static Answer version(String version, @Nullable String commit) {
    return Answer.json(
        200,
        document(
            json -> {
              json.writeStringField("version", version);
              if (commit != null) {
                json.writeStringField("commit", commit);
              }
            }));
  }

  private static void writeNumber(JsonGenerator json, String name, @Nullable Long value)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }

  private static String document(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private interface Fields {
    void writeTo(JsonGenerator json) throws IOException;
  }
}
