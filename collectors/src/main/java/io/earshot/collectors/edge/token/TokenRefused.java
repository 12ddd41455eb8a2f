package io.earshot.collectors.edge.token;

/** A credential that is not taken. Never holds the credential. */
public final class TokenRefused extends Exception {

  private static final long serialVersionUID = 1;

  private final TokenFault fault;

  public TokenRefused(TokenFault fault) {
    super(fault.sentence());
    this.fault = fault;
  }

  public TokenFault fault() {
    return fault;
  }
}
