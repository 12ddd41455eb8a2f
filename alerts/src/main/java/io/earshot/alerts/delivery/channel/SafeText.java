package io.earshot.alerts.delivery.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Texts of others that every receiver can read. */
public final class SafeText {

  /** Longer ones are cut: chat rooms and pagers refuse the whole message otherwise. */
  public static final int MAX_LENGTH = 4096;

  private static final int DIGEST_BYTES = 8;

  private SafeText() {}

  /**
   * The text with halves of characters replaced by U+FFFD, as UTF-8 has none, and cut if it is too
   * long. What was cut off is in a digest at the end: different texts stay different.
   */
  public static String of(String text) {
    String whole = text;
    if (text.length() > MAX_LENGTH) {
      int end = MAX_LENGTH;
      if (Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      whole = text.substring(0, end) + "…" + digest(text);
    }
    return withWholeCharacters(whole);
  }

  private static String withWholeCharacters(String text) {
    StringBuilder whole = null;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (!Character.isSurrogate(each)) {
        continue;
      }
      if (i + 1 < text.length() && Character.isSurrogatePair(each, text.charAt(i + 1))) {
        i++;
      } else {
        whole = whole == null ? new StringBuilder(text) : whole;
        whole.setCharAt(i, '\uFFFD');
      }
    }
    return whole == null ? text : whole.toString();
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16BE));
      return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
