package io.earshot.collectors.edge.privacy;

import java.util.regex.Pattern;

/** IP addresses are personal data, and agents copy them into reasons and connection names. */
public final class Addresses {

  private static final String INSTEAD = "ip";
  private static final Pattern V4 =
      Pattern.compile("(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.])");

  /** At least three colons: a time of day has two. */
  private static final Pattern V6 =
      Pattern.compile(
          "(?<![0-9A-Za-z:])(?=(?:[0-9A-Fa-f]*:){3})[0-9A-Fa-f:]{3,39}(?![0-9A-Za-z])"
              + "|(?<![0-9A-Za-z:])[0-9A-Fa-f]{0,4}::[0-9A-Fa-f:]{0,34}(?![0-9A-Za-z])");

  private Addresses() {}

  /** The text with {@code ip} in place of everything that looks like an IPv4 or IPv6 address. */
  public static String removedFrom(String text) {
    String withoutV4 = V4.matcher(text).replaceAll(INSTEAD);
    return V6.matcher(withoutV4).replaceAll(INSTEAD);
  }
}
