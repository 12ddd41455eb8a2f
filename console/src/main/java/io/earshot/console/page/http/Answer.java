package io.earshot.console.page.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.earshot.console.metrics.http.Exposition;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A response that is known as a whole before its first byte is sent.
 *
 * @param body never changed by anyone
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

  private static final Map<String, String> JSON =
      Map.of("Content-Type", "application/json", "Cache-Control", "no-store");

  private static final int NOT_MODIFIED = 304;

  /** What a client sent may be part of a message, but not 8 KiB of it. */
  private static final int MAX_MESSAGE_CHARS = 300;

  static Answer json(int status, String document) {
    return new Answer(status, JSON, document.getBytes(StandardCharsets.UTF_8));
  }

  /** What a scrape is answered with. */
  static Answer of(Exposition exposition) {
    return new Answer(
        200,
        Map.of("Content-Type", exposition.contentType(), "Cache-Control", "no-store"),
        exposition.body());
  }

  /** {@code {"error":"one line"}}. */
  static Answer error(int status, String line) {
    String brief =
        line.length() > MAX_MESSAGE_CHARS ? line.substring(0, MAX_MESSAGE_CHARS) + "…" : line;
    String escaped = new String(JsonStringEncoder.getInstance().quoteAsString(brief));
    return json(status, "{\"error\":\"" + escaped + "\"}");
  }

  Answer with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    return new Answer(status, all, body);
  }

  /** Does not block: a client that reads slowly holds these bytes and no thread. */
  void send(Response response, Callback callback) {
    HttpFields.Mutable fields = response.getHeaders();
    headers.forEach(fields::put);
    if (status != NOT_MODIFIED) {
      fields.put("Content-Length", body.length);
    }
    response.setStatus(status);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
