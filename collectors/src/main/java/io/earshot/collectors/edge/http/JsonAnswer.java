package io.earshot.collectors.edge.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.collectors.edge.json.StrictJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A status and a JSON body.
 *
 * @param retryAfterMillis 0 = no Retry-After header
 */
record JsonAnswer(int status, JsonNode body, long retryAfterMillis) {

  static JsonAnswer of(int status, JsonNode body) {
    return new JsonAnswer(status, body, 0);
  }

  static JsonAnswer error(int status, String message, long retryAfterMillis) {
    return new JsonAnswer(status, StrictJson.object().put("error", message), retryAfterMillis);
  }

  void send(Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    if (status == 401) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
    }
    if (retryAfterMillis > 0) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, seconds(retryAfterMillis));
    }
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    response.write(true, ByteBuffer.wrap(bytes), callback);
  }

  /** RFC 9110 §10.2.3: whole seconds, rounded up. */
  private static String seconds(long millis) {
    return Long.toString((millis + 999) / 1000);
  }
}
