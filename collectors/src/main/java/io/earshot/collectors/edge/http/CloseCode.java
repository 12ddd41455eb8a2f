package io.earshot.collectors.edge.http;

/** Why the edge ends a connection: RFC 6455 §7.4 and its private range. */
final class CloseCode {

  static final int UNSUPPORTED = 1003;
  static final int GOING_AWAY = 1012;
  static final int TRY_LATER = 1013;
  static final int TOKEN_EXPIRED = 4401;
  static final int REPLACED = 4409;
  static final int TOO_LARGE = 4413;

  /** The reason is the number of milliseconds to wait. */
  static final int TOO_FAST = 4429;

  private CloseCode() {}
}
