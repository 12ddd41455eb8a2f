package io.earshot.collectors.edge.token;

import java.util.Locale;

/** Why a credential was not taken, with the HTTP status that says so (RFC 9110 §15.5.2, .4). */
public enum TokenFault {
  MISSING(401, "no credential; send Authorization: Bearer or the subprotocol bearer.<token>"),
  TOO_LONG(401, "credential is longer than 4096 characters"),
  MALFORMED(401, "token is not a signed JWT"),
  ALGORITHM(401, "token is not signed with HS256"),
  UNKNOWN_KEY(401, "key is not known here"),
  SIGNATURE(401, "signature does not fit the token's key"),
  NO_EXPIRY(401, "token has no exp claim"),
  EXPIRED(401, "token has expired"),
  NOT_YET_VALID(401, "token is not valid yet"),
  BODY_HASH(401, "sha256 claim does not fit the body"),
  NO_IDENTITY(403, "token names no participant (sub)"),
  NO_ROOM(403, "token names no room (video.room)"),
  NO_GRANT(403, "token grants neither video.roomJoin nor observability.write");

  private final int status;
  private final String sentence;

  TokenFault(int status, String sentence) {
    this.status = status;
    this.sentence = sentence;
  }

  /** 401 = not proven who it is; 403 = proven, and not allowed. */
  public int status() {
    return status;
  }

  /** For the client; says nothing that a token holder does not know. */
  public String sentence() {
    return sentence;
  }

  /** Name in metrics. */
  public String metric() {
    return "token_" + name().toLowerCase(Locale.ROOT);
  }
}
