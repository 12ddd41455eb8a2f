package io.earshot.console.page.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Turns away what other web sites make a browser send. The page has no login: whoever runs a
 * browser on this machine may read it, and no site that this browser happens to show.
 */
final class RequestGuard {

  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private final int port;

  RequestGuard(int port) {
    this.port = port;
  }

  /** Returns if the request may be answered; throws a 403 that says why not. */
  void check(HttpFields headers) {
    requireOwnHost(headers.getValuesList(HttpHeader.HOST));
    headers.getValuesList(HttpHeader.ORIGIN).forEach(this::requireOwnOrigin);
    requireNotFromElsewhere(headers);
  }

  /** A foreign name that resolves to loopback, as in DNS rebinding, is still foreign here. */
  private void requireOwnHost(List<String> hosts) {
    if (hosts.size() != 1 || !isOurs(hosts.get(0))) {
      throw Refusal.forbidden(
          "Host "
              + (hosts.isEmpty() ? "is missing" : String.join(", ", hosts) + " is not this page's")
              + "; use 127.0.0.1:"
              + port
              + " or localhost:"
              + port
              + ", through a tunnel too");
    }
  }

  private boolean isOurs(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    String ourPort = ":" + port;
    return NAMES.contains(
        name.endsWith(ourPort) ? name.substring(0, name.length() - ourPort.length()) : name);
  }

  private void requireOwnOrigin(String origin) {
    boolean ours = NAMES.stream().anyMatch(name -> origin.equals("http://" + name + ":" + port));
    if (!ours) {
      throw Refusal.forbidden("Origin " + origin + " may not read this page's data");
    }
  }

  /**
   * Cross-site requests are refused, except that a person follows a link from a ticket: then the
   * other site can open the page but neither read nor frame it.
   */
  private static void requireNotFromElsewhere(HttpFields headers) {
    boolean crossSite = "cross-site".equals(headers.get("Sec-Fetch-Site"));
    boolean linkFollowed =
        "navigate".equals(headers.get("Sec-Fetch-Mode"))
            && "document".equals(headers.get("Sec-Fetch-Dest"));
    if (crossSite && !linkFollowed) {
      throw Refusal.forbidden("Sec-Fetch-Site cross-site: other sites may not load this");
    }
  }
}
