package io.earshot.collectors.edge.http;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What bodies may be. */
final class ContentTypes {

  static final String NDJSON = "application/x-ndjson";
  private static final String JSON = "application/json";

  /** Beacons of pages that close can only be plain text without asking first. */
  static final Set<String> BATCHES = Set.of(JSON, NDJSON, "text/plain");

  static final Set<String> STAGES = Set.of(JSON);
  static final Set<String> WEBHOOKS = Set.of("application/webhook+json");

  private ContentTypes() {}

  /** The request's type, without parameters, which is one of {@code allowed}. */
  static String require(Request request, Set<String> allowed) throws HttpRefusal {
    String header = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    String type = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!allowed.contains(type)) {
      throw new HttpRefusal(415, "content_type", "Content-Type must be one of " + allowed);
    }
    return type;
  }
}
