package io.earshot.collectors.edge.webhook;

import io.earshot.collectors.edge.token.SecretKeys;
import io.earshot.collectors.edge.token.SignedToken;
import io.earshot.collectors.edge.token.TokenFault;
import io.earshot.collectors.edge.token.TokenRefused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** Proves that a body came from a LiveKit server, before anybody looks into it. */
public final class WebhookGuard {

  private final SecretKeys keys;

  public WebhookGuard(SecretKeys keys) {
    this.keys = keys;
  }

  /**
   * Checks the header; the body is not needed yet.
   *
   * @param authorization the header: a JWT without {@code Bearer}, as LiveKit sends it
   * @param nowSeconds Unix seconds
   * @return what the body's hash must be, in base64
   */
  public String admit(String authorization, long nowSeconds) throws TokenRefused {
    if (authorization.isEmpty()) {
      throw new TokenRefused(TokenFault.MISSING);
    }
    SignedToken token = SignedToken.verified(authorization, keys);
    token.requireValidAt(nowSeconds);
    String hash = token.claims().path("sha256").asText("");
    if (hash.isEmpty()) {
      throw new TokenRefused(TokenFault.BODY_HASH);
    }
    return hash;
  }

  /** Throws when the body is not the one that was signed. */
  public static void requireHash(String expectedBase64, byte[] body) throws TokenRefused {
    byte[] found = Base64.getEncoder().encode(sha256(body));
    if (!MessageDigest.isEqual(found, expectedBase64.getBytes(StandardCharsets.UTF_8))) {
      throw new TokenRefused(TokenFault.BODY_HASH);
    }
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
