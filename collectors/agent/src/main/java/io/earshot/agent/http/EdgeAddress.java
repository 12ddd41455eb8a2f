package io.earshot.agent.http;

import java.net.URI;
import java.util.function.Supplier;

/**
 * An edge and the token for it.
 *
 * @param base e.g. {@code https://edge.example:8390}
 * @param token asked again for each connection, as tokens end
 */
record EdgeAddress(URI base, Supplier<String> token) {

  EdgeAddress {
    String scheme = String.valueOf(base.getScheme());
    if (base.getHost() == null || !scheme.matches("https?|wss?")) {
      throw new IllegalArgumentException(
          "edge=" + base + " is no http, https, ws or wss URL; example: https://edge.example:8390");
    }
  }

  URI socket() {
    return at(base.getScheme().matches("https|wss") ? "wss" : "ws", "/v1/agent");
  }

  URI batches() {
    return at(base.getScheme().matches("https|wss") ? "https" : "http", "/v1/batches");
  }

  String authorization() {
    return "Bearer " + token.get();
  }

  private URI at(String scheme, String path) {
    return URI.create(scheme + "://" + base.getRawAuthority() + path);
  }
}
