package io.earshot.console.page.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding of RFC 3986 §2.1 over UTF-8, read strictly: one id, one spelling per byte. */
final class Percent {

  private Percent() {}

  /**
   * Decodes one component of a URL, {@code +} as it is.
   *
   * @throws Refusal 400 for what is not percent-encoded UTF-8
   */
  static String decode(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    int at = 0;
    while (at < encoded.length()) {
      char each = encoded.charAt(at);
      if (each == '%') {
        bytes.write(octet(encoded, at));
        at += 3;
      } else if (each > ' ' && each <= '~') {
        bytes.write(each);
        at++;
      } else {
        throw Refusal.badRequest("URL has a character at " + at + " that must be encoded as %XX");
      }
    }
    try {
      ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray());
      return StandardCharsets.UTF_8.newDecoder().decode(all).toString();
    } catch (CharacterCodingException e) {
      throw Refusal.badRequest("URL is not UTF-8: " + encoded);
    }
  }

  private static int octet(String encoded, int at) {
    boolean isWhole = at + 2 < encoded.length();
    if (!isWhole
        || !HexFormat.isHexDigit(encoded.charAt(at + 1))
        || !HexFormat.isHexDigit(encoded.charAt(at + 2))) {
      throw Refusal.badRequest(
          "URL has % without two hex digits at " + at + "; write % itself as %25");
    }
    return HexFormat.fromHexDigits(encoded, at + 1, at + 3);
  }
}
