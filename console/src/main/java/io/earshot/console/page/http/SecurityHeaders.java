package io.earshot.console.page.http;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;

/** What every response tells the browser to refuse, errors included. */
final class SecurityHeaders {

  private static final Map<String, String> ALL =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
              + " object-src 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin");

  private SecurityHeaders() {}

  static void putInto(HttpFields.Mutable headers) {
    ALL.forEach(headers::put);
  }
}
