package io.earshot.collectors.edge.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import io.livekit.server.AccessToken;
import io.livekit.server.RoomJoin;
import io.livekit.server.RoomName;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Tokens as LiveKit's own SDK mints them, and as nobody should. */
public final class Tokens {

  public static final String KEY = "labkey";

  /** As short as that of LiveKit's dev mode. */
  public static final String SECRET = "secret";

  private Tokens() {}

  public static SecretKeys keys() {
    return SecretKeys.parse(KEY + ": " + SECRET + "\n");
  }

  /** What an application hands its participant. */
  public static String ofSdk(String identity, String room) {
    AccessToken token = new AccessToken(KEY, SECRET);
    token.setIdentity(identity);
    token.addGrants(new RoomJoin(true), new RoomName(room));
    return token.toJwt();
  }

  /** All claims of a participant's token, signed by another library than ours. */
  public static JWTCreator.Builder claims(String identity, String room, Instant now) {
    return JWT.create()
        .withIssuer(KEY)
        .withSubject(identity)
        .withNotBefore(now)
        .withExpiresAt(now.plusSeconds(600))
        .withClaim("video", Map.of("room", room, "roomJoin", true));
  }

  public static String signed(JWTCreator.Builder claims) {
    return claims.sign(Algorithm.HMAC256(SECRET));
  }

  /** What LiveKit puts into the header of a webhook. */
  public static String ofWebhook(String body, String secret, Instant now) {
    return JWT.create()
        .withIssuer(KEY)
        .withNotBefore(now)
        .withExpiresAt(now.plusSeconds(300))
        .withClaim("sha256", base64OfHash(body))
        .sign(Algorithm.HMAC256(secret));
  }

  private static String base64OfHash(String body) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
