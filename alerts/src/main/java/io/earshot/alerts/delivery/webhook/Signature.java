package io.earshot.alerts.delivery.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proof that a request is ours and of now: {@code t=SECONDS,v1=HEX}, HMAC-SHA-256 (RFC 2104) over
 * the seconds, a dot and the body. A receiver compares in constant time and refuses old seconds.
 */
final class Signature {

  static final String HEADER = "Earshot-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  static String of(String secret, long unixSecond, byte[] body) {
    Mac mac = mac(secret);
    mac.update((unixSecond + ".").getBytes(StandardCharsets.US_ASCII));
    return "t=" + unixSecond + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
  }

  private static Mac mac(String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
