package io.earshot.console.page.view;

import io.earshot.console.page.CallKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the page shows a call, and what it calls it among all others. */
final class CallLink {

  private CallLink() {}

  /** {@code /call/ID?run=RUN}, encoded as JavaScript's {@code encodeURIComponent} does. */
  static String href(CallKey key) {
    String path = "/call/" + encoded(key.session());
    return key.run() == null ? path : path + "?run=" + encoded(key.run());
  }

  /** Unique among live calls and those of all replays. */
  static String key(CallKey key) {
    String session = encoded(key.session());
    return key.run() == null ? session : encoded(key.run()) + "/" + session;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%21", "!")
        .replace("%27", "'")
        .replace("%28", "(")
        .replace("%29", ")")
        .replace("%7E", "~");
  }
}
