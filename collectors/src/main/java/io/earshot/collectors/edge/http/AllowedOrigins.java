package io.earshot.collectors.edge.http;

import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Which web pages may talk to the edge. What is no browser sends no Origin and is not concerned.
 */
final class AllowedOrigins {

  private static final Pattern LOOPBACK =
      Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");

  private final Set<String> origins;
  private final boolean allowLoopback;

  /**
   * @param origins as browsers write them: scheme, host and port
   * @param allowLoopback whether pages of the edge's own machine need not be listed
   */
  AllowedOrigins(Set<String> origins, boolean allowLoopback) {
    this.origins = Set.copyOf(origins);
    this.allowLoopback = allowLoopback;
  }

  /** True for a request without an origin, or with one that may read the answer. */
  boolean allows(HttpFields request) {
    String origin = request.get(HttpHeader.ORIGIN);
    return origin == null
        || origins.contains(origin)
        || (allowLoopback && LOOPBACK.matcher(origin).matches());
  }

  /** Lets the browser hand the answer to the page that asked. */
  static void putHeaders(HttpFields request, HttpFields.Mutable response) {
    response.put(new HttpField(HttpHeader.VARY, "Origin"));
    String origin = request.get(HttpHeader.ORIGIN);
    if (origin != null) {
      response.put("Access-Control-Allow-Origin", origin);
      response.put("Access-Control-Expose-Headers", "Retry-After");
    }
  }

  static void putPreflight(HttpFields.Mutable response) {
    response.put("Access-Control-Allow-Methods", "GET, POST");
    response.put("Access-Control-Allow-Headers", "Authorization, Content-Type, Content-Encoding");
    response.put("Access-Control-Max-Age", "600");
  }
}
