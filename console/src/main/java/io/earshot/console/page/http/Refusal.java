package io.earshot.console.page.http;

import java.io.Serial;
import java.util.Map;

/** A request that gets an error instead of an answer; the message is one line for a person. */
final class Refusal extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;

  private Refusal(int status, String message, Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.headers = headers;
  }

  static Refusal badRequest(String message) {
    return new Refusal(400, message, Map.of());
  }

  static Refusal forbidden(String message) {
    return new Refusal(403, message, Map.of());
  }

  static Refusal notFound(String message) {
    return new Refusal(404, message, Map.of());
  }

  static Refusal methodNotAllowed(String method, String allowed) {
    return new Refusal(405, method + " is not allowed; use " + allowed, Map.of("Allow", allowed));
  }

  static Refusal tooBusy(String message, int retryAfterSeconds) {
    return new Refusal(503, message, Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
  }

  Answer answer() {
    return Answer.error(status, String.valueOf(getMessage())).with(headers);
  }
}
