package io.earshot.collectors.edge.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.collectors.edge.json.BadJson;
import io.earshot.collectors.edge.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The claims of a JWT (RFC 7519) whose HS256 signature and validity were checked. The signature is
 * computed here and not by a library: libraries refuse secrets under 256 bits, and LiveKit's dev
 * mode has one of 48.
 */
public final class SignedToken {

  /** Clocks of hosts that are looked after differ by less; LiveKit allows as much. */
  static final long LEEWAY_SECONDS = 60;

  private static final int MAX_CHARACTERS = 4096;
  private static final String MAC = "HmacSHA256";
  private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

  private final String key;
  private final JsonNode claims;
  private final long expiresAtSeconds;

  private SignedToken(String key, JsonNode claims, long expiresAtSeconds) {
    this.key = key;
    this.claims = claims;
    this.expiresAtSeconds = expiresAtSeconds;
  }

  /**
   * Checks everything but the time.
   *
   * @param compact {@code header.payload.signature}
   * @throws TokenRefused for anything that our keys did not sign with an expiry
   */
  public static SignedToken verified(String compact, SecretKeys keys) throws TokenRefused {
    if (compact.length() > MAX_CHARACTERS) {
      throw new TokenRefused(TokenFault.TOO_LONG);
    }
    String[] parts = compact.split("\\.", -1);
    if (parts.length != 3) {
      throw new TokenRefused(TokenFault.MALFORMED);
    }
    // RFC 8725 §3.1: the header never chooses the algorithm, it may only name ours.
    if (!"HS256".equals(json(parts[0]).path("alg").textValue())) {
      throw new TokenRefused(TokenFault.ALGORITHM);
    }
    JsonNode claims = json(parts[1]);
    String key = claims.path("iss").asText("");
    byte[] secret = keys.secret(key).orElseThrow(() -> new TokenRefused(TokenFault.UNKNOWN_KEY));
    byte[] expected = hs256(secret, parts[0] + "." + parts[1]);
    if (!MessageDigest.isEqual(expected, bytes(parts[2]))) {
      throw new TokenRefused(TokenFault.SIGNATURE);
    }
    JsonNode expiry = claims.path("exp");
    if (!expiry.isNumber() || !expiry.canConvertToLong()) {
      throw new TokenRefused(TokenFault.NO_EXPIRY);
    }
    return new SignedToken(key, claims, expiry.longValue());
  }

  /** Throws when the token is not valid at {@code nowSeconds} (Unix), with a leeway of 60 s. */
  public void requireValidAt(long nowSeconds) throws TokenRefused {
    if (hasExpiredAt(nowSeconds)) {
      throw new TokenRefused(TokenFault.EXPIRED);
    }
    JsonNode notBefore = claims.path("nbf");
    if (notBefore.isNumber() && notBefore.longValue() - LEEWAY_SECONDS > nowSeconds) {
      throw new TokenRefused(TokenFault.NOT_YET_VALID);
    }
  }

  boolean hasExpiredAt(long nowSeconds) {
    return nowSeconds - LEEWAY_SECONDS >= expiresAtSeconds;
  }

  /** The API key whose secret signed it ({@code iss}). */
  public String key() {
    return key;
  }

  /** Unix seconds. */
  long expiresAtSeconds() {
    return expiresAtSeconds;
  }

  /** The payload. */
  public JsonNode claims() {
    return claims;
  }

  private static byte[] hs256(byte[] secret, String signed) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret, MAC));
      return mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + MAC, e);
    }
  }

  private static JsonNode json(String part) throws TokenRefused {
    try {
      return StrictJson.readObject(new String(bytes(part), StandardCharsets.UTF_8));
    } catch (BadJson e) {
      throw new TokenRefused(TokenFault.MALFORMED);
    }
  }

  private static byte[] bytes(String part) throws TokenRefused {
    try {
      return BASE64.decode(part);
    } catch (IllegalArgumentException e) {
      throw new TokenRefused(TokenFault.MALFORMED);
    }
  }
}
