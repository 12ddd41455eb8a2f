package io.earshot.collectors.edge.token;

import com.auth0.jwt.algorithms.Algorithm;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One way in which a token is bad.
 *
 * @param kind for people
 * @param status of the answer
 */
public record BadToken(String kind, String token, int status, TokenFault fault) {

  /** Each bad at {@code now} in one way only. */
  public static List<BadToken> all(Instant now) {
    String good = Tokens.signed(Tokens.claims("ann", "lab", now));
    String[] parts = good.split("\\.");
    return List.of(
        new BadToken("none", "", 401, TokenFault.MISSING),
        new BadToken("not a JWT", "secret", 401, TokenFault.MALFORMED),
        new BadToken(
            "header is no JSON", "e30x." + parts[1] + "." + parts[2], 401, TokenFault.MALFORMED),
        new BadToken(
            "unsigned", "eyJhbGciOiJub25lIn0." + parts[1] + ".", 401, TokenFault.ALGORITHM),
        new BadToken(
            "HS512",
            Tokens.claims("ann", "lab", now).sign(Algorithm.HMAC512(Tokens.SECRET)),
            401,
            TokenFault.ALGORITHM),
        new BadToken(
            "foreign key",
            Tokens.signed(Tokens.claims("ann", "lab", now).withIssuer("other")),
            401,
            TokenFault.UNKNOWN_KEY),
        new BadToken(
            "foreign secret",
            Tokens.claims("ann", "lab", now).sign(Algorithm.HMAC256("secret2")),
            401,
            TokenFault.SIGNATURE),
        new BadToken(
            "claims exchanged",
            parts[0]
                + "."
                + Tokens.signed(Tokens.claims("bob", "lab", now)).split("\\.")[1]
                + "."
                + parts[2],
            401,
            TokenFault.SIGNATURE),
        new BadToken(
            "signature cut off", parts[0] + "." + parts[1] + ".", 401, TokenFault.SIGNATURE),
        new BadToken(
            "without expiry",
            Tokens.signed(Tokens.claims("ann", "lab", now).withExpiresAt((Instant) null)),
            401,
            TokenFault.NO_EXPIRY),
        new BadToken(
            "expired",
            Tokens.signed(Tokens.claims("ann", "lab", now).withExpiresAt(now.minusSeconds(61))),
            401,
            TokenFault.EXPIRED),
        new BadToken(
            "not yet valid",
            Tokens.signed(Tokens.claims("ann", "lab", now).withNotBefore(now.plusSeconds(120))),
            401,
            TokenFault.NOT_YET_VALID),
        new BadToken("too long", "x".repeat(4097), 401, TokenFault.TOO_LONG),
        new BadToken(
            "may not join",
            Tokens.signed(
                Tokens.claims("ann", "lab", now)
                    .withClaim("video", Map.of("room", "lab", "roomAdmin", true))),
            403,
            TokenFault.NO_GRANT),
        new BadToken(
            "without room",
            Tokens.signed(
                Tokens.claims("ann", "lab", now).withClaim("video", Map.of("roomJoin", true))),
            403,
            TokenFault.NO_ROOM),
        new BadToken(
            "without identity",
            Tokens.signed(Tokens.claims("", "lab", now)),
            403,
            TokenFault.NO_IDENTITY));
  }

  @Override
  public String toString() {
    return kind;
  }
}
