package io.earshot.console.page.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/**
 * What a request asks for.
 *
 * @param path as sent: nothing is decoded or normalized, so an encoded slash separates nothing
 */
record Target(String path, String rawQuery, HttpFields headers) {

  /**
   * Reads the raw request target.
   *
   * @throws Refusal 400 when its path is not percent-encoded UTF-8
   */
  static Target of(Request request) {
    String path = String.valueOf(request.getHttpURI().getPath());
    Percent.decode(path);
    String query = request.getHttpURI().getQuery();
    return new Target(path, query == null ? "" : query, request.getHeaders());
  }

  /** Read where it is needed: what a page is opened with is the page's own. */
  Query query() {
    return Query.parse(rawQuery);
  }

  /** The decoded id when this is {@code parent/ID}: one path segment, any characters. */
  Optional<String> idBelow(String parent) {
    if (!path.startsWith(parent + "/")) {
      return Optional.empty();
    }
    String segment = path.substring(parent.length() + 1);
    return segment.isEmpty() || segment.indexOf('/') >= 0
        ? Optional.empty()
        : Optional.of(Percent.decode(segment));
  }
}
