package io.earshot.console.alerts.document;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A name as one segment of a path. */
final class PercentEncoded {

  private PercentEncoded() {}

  static String of(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
