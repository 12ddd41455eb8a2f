package io.earshot.bench.edge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens in LiveKit's form, signed with the lab's key. */
final class LabTokens {

  static final String KEYS = "labkey: a-secret-of-more-than-thirty-two-bytes";

  private static final String SECRET = "a-secret-of-more-than-thirty-two-bytes";

  private LabTokens() {}

  static String participant(String identity, String room) {
    return signed(
        "\"sub\":\"" + identity + "\",\"video\":{\"room\":\"" + room + "\",\"roomJoin\":true}");
  }

  static String webhook(String body) throws GeneralSecurityException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
    return signed("\"sha256\":\"" + Base64.getEncoder().encodeToString(hash) + "\"");
  }

  private static String signed(String claims) {
    long expiry = Instant.now().plusSeconds(300).getEpochSecond();
    String payload = "{\"iss\":\"labkey\",\"exp\":" + expiry + "," + claims + "}";
    String text =
        base64("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + base64(payload.getBytes(StandardCharsets.UTF_8));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return text + "." + base64(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
