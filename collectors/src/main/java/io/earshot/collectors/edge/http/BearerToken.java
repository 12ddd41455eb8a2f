package io.earshot.collectors.edge.http;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The credential of a request: {@code Authorization: Bearer}, or for browsers, which cannot set
 * headers of a WebSocket, the offered subprotocol {@code bearer.<token>}.
 */
final class BearerToken {

  private static final String SCHEME = "bearer ";
  private static final String SUBPROTOCOL = "bearer.";

  private BearerToken() {}

  /** Empty = none. Never taken from the URL: proxies log those. */
  static String of(HttpFields headers) {
    String authorization = headers.get(HttpHeader.AUTHORIZATION);
    if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return authorization.substring(SCHEME.length()).strip();
    }
    HttpField offered = headers.getField(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL);
    List<String> protocols = offered == null ? List.of() : List.of(offered.getValues());
    return protocols.stream()
        .filter(protocol -> protocol.startsWith(SUBPROTOCOL))
        .map(protocol -> protocol.substring(SUBPROTOCOL.length()))
        .findFirst()
        .orElse("");
  }
}
