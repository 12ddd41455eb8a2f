package io.earshot.collectors.edge.http;

import java.util.Set;

/**
 * Where the edge listens and whom it lets in.
 *
 * @param host address to listen on
 * @param port 0 = any free one
 * @param origins of web pages that may use it, beside those of this machine when it listens on
 *     loopback
 * @param maxConnections of all clients together
 * @param idleMillis without a byte before a request is given up
 */
public record EdgeServerOptions(
    String host, int port, Set<String> origins, int maxConnections, int idleMillis) {

  public static final String LOOPBACK = "127.0.0.1";

  public EdgeServerOptions {
    origins = Set.copyOf(origins);
  }

  /** On loopback, for as many agents as one broker takes. */
  public static EdgeServerOptions on(String host, int port, Set<String> origins) {
    return new EdgeServerOptions(host, port, origins, 4_096, 30_000);
  }

  public EdgeServerOptions withIdleMillis(int newIdleMillis) {
    return new EdgeServerOptions(host, port, origins, maxConnections, newIdleMillis);
  }

  /** Nobody else's machine can reach it. */
  public boolean isLoopback() {
    return host.equals(LOOPBACK) || host.equals("localhost") || host.equals("::1");
  }
}
