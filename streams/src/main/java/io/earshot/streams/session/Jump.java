package io.earshot.streams.session;

/**
 * Tells a partition that was silent for long from a record whose time is wrong. While a session is
 * live, time moves by more than a minute only if records say so {@value #WITNESSES} times in a row,
 * near each other; ticks need no witness.
 */
final class Jump {

  /** One record may be wrong; so many in a row, and none in between, are what time it is. */
  private static final int WITNESSES = 3;

  private final int nearSeconds;
  private long second = Long.MIN_VALUE;
  private int witnesses;

  /**
   * @param nearSeconds records no further apart than this agree
   */
  Jump(int nearSeconds) {
    this.nearSeconds = nearSeconds;
  }

  /** Takes a record far ahead; true if it is to be believed. */
  boolean isBelieved(long recordSecond) {
    boolean agrees = witnesses > 0 && Math.abs(recordSecond - second) <= nearSeconds;
    witnesses = agrees ? witnesses + 1 : 1;
    second = recordSecond;
    return witnesses >= WITNESSES;
  }

  /** A record that is not far ahead: whatever was, was wrong. */
  void refute() {
    witnesses = 0;
  }

  int witnesses() {
    return witnesses;
  }

  long second() {
    return second;
  }

  void restore(int restoredWitnesses, long restoredSecond) {
    witnesses = restoredWitnesses;
    second = restoredSecond;
  }
}
