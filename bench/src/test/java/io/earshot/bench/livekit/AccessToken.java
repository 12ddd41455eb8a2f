package io.earshot.bench.livekit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token as LiveKit's own SDKs make it: a JWT, signed with HMAC-SHA256. */
final class AccessToken {

  private static final long LIFETIME_SECONDS = 600;
  private static final ObjectMapper JSON = new ObjectMapper();

  private AccessToken() {}

  /**
   * Lets somebody into a room.
   *
   * @param kind {@code standard}, or {@code agent} for a worker
   */
  static String of(
      String key, String secret, String room, String identity, String kind, Instant now) {
    Map<String, Object> grant = new LinkedHashMap<>();
    grant.put("roomJoin", true);
    grant.put("room", room);
    grant.put("canPublish", true);
    grant.put("canSubscribe", true);
    grant.put("canPublishData", true);
    if (kind.equals("agent")) {
      grant.put("agent", true);
    }
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", key);
    claims.put("sub", identity);
    claims.put("iat", now.getEpochSecond());
    claims.put("nbf", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + LIFETIME_SECONDS);
    claims.put("identity", identity);
    claims.put("name", identity);
    claims.put("kind", kind);
    claims.put("video", grant);
    String head = encoded(Map.of("alg", "HS256", "typ", "JWT")) + "." + encoded(claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return head + "." + base64(mac.doFinal(head.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(Map<String, Object> part) {
    try {
      return base64(JSON.writeValueAsBytes(part));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
