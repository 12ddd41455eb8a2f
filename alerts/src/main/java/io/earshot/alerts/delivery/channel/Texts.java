package io.earshot.alerts.delivery.channel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** JSON in the forms that both channels use. */
public final class Texts {

  private static final JsonFactory JSON = new JsonFactory();

  private Texts() {}

  /** One document in UTF-8. */
  public static byte[] json(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      body.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not refuse bytes", e);
    }
    return bytes.toByteArray();
  }

  public static void write(JsonGenerator out, String name, Map<String, String> texts)
      throws IOException {
    out.writeObjectFieldStart(name);
    for (Map.Entry<String, String> each : texts.entrySet()) {
      out.writeStringField(each.getKey(), each.getValue());
    }
    out.writeEndObject();
  }

  /** RFC 3339, UTC. */
  public static String time(long second) {
    return Instant.ofEpochSecond(second).toString();
  }

  /** What writes one document. */
  @FunctionalInterface
  public interface Body {

    void writeTo(JsonGenerator out) throws IOException;
  }
}
