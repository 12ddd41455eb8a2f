package io.earshot.alerts.delivery.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a receiver is and how we are known there. Both may be secrets: the addresses of chat rooms
 * are passwords. Shown are only scheme, host and port.
 *
 * @param uri http or https with a host
 * @param authorization value of the header; null = none
 */
public record Address(URI uri, @Nullable String authorization) {

  private static final String HIDDEN = "…";

  /** Without what may be secret, e.g. {@code https://hooks.example.com/…}. */
  public String shown() {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + port + "/" + HIDDEN;
  }

  /** A text of somebody else's without what may be secret. */
  String redacted(String text) {
    String redacted = hide(text, uri.toString());
    redacted = hide(redacted, uri.getRawUserInfo());
    redacted = hide(redacted, uri.getRawQuery());
    redacted = hide(redacted, longerThanASlash(uri.getRawPath()));
    redacted = hide(redacted, authorization);
    if (authorization != null) {
      redacted = hide(redacted, authorization.substring(authorization.indexOf(' ') + 1));
    }
    return redacted;
  }

  private static @Nullable String longerThanASlash(@Nullable String path) {
    return path == null || path.length() < 2 ? null : path;
  }

  private static String hide(String text, @Nullable String secret) {
    return secret == null || secret.isEmpty() ? text : text.replace(secret, HIDDEN);
  }

  @Override
  public String toString() {
    return shown();
  }
}
