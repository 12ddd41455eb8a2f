package io.earshot.collectors.edge.token;

import java.util.Optional;

/** Tells what a credential lets its holder report, before anything else of a request is read. */
public final class Gatekeeper {

  private final SecretKeys liveKit;
  private final StaticKeys fixed;
  private final OpenedTokens opened = new OpenedTokens();

  public Gatekeeper(SecretKeys liveKit, StaticKeys fixed) {
    this.liveKit = liveKit;
    this.fixed = fixed;
  }

  /**
   * Admits the holder of a static key, of a valid token, or of an expired one that was admitted
   * while it was valid.
   *
   * @param credential what stood after {@code Bearer}; empty = none
   * @param nowSeconds Unix seconds
   */
  public Grant admit(String credential, long nowSeconds) throws TokenRefused {
    if (credential.isEmpty()) {
      throw new TokenRefused(TokenFault.MISSING);
    }
    Optional<Grant> key = fixed.grant(credential);
    if (key.isPresent()) {
      return key.get();
    }
    SignedToken token = SignedToken.verified(credential, liveKit);
    Grant grant = LiveKitGrant.of(token);
    if (!token.hasExpiredAt(nowSeconds)) {
      token.requireValidAt(nowSeconds);
      opened.opened(credential, token.expiresAtSeconds());
    } else if (!opened.wasOpened(credential, nowSeconds)) {
      throw new TokenRefused(TokenFault.EXPIRED);
    }
    return grant;
  }
}
