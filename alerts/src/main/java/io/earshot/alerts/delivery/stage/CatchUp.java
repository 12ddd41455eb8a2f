package io.earshot.alerts.delivery.stage;

/**
 * When to tell, and when to wait because the log is being caught up with: then an alert may fire
 * and resolve many times within a second of ours, and only what it is in the end is worth a
 * message.
 *
 * <p>Whoever stays behind for good tells too, but rarely: each time all that has become of each
 * alert since.
 */
public final class CatchUp {

  /** Event time may lag so far behind and still be called live. */
  static final long MAX_LAG_MILLIS = 30_000;

  /** The longest wait for event time to catch up. */
  static final long MAX_HOLD_MILLIS = 60_000;

  /** So long after an old change there may be another. */
  static final long QUIET_MILLIS = 2_000;

  private static final long NEVER = Long.MIN_VALUE;

  private final long notBeforeMillis;
  private long heldSinceMillis = NEVER;
  private long oldChangeMillis = NEVER;

  /**
   * Begins with a wait.
   *
   * @param notBeforeMillis time before which nothing is told: the alerts that hold others back may
   *     be read after those
   */
  public CatchUp(long notBeforeMillis) {
    this.notBeforeMillis = notBeforeMillis;
  }

  /** Sees a change of an alert. */
  public void sawChange(long tick, long nowMillis) {
    if (nowMillis - tick * 1000 > MAX_LAG_MILLIS) {
      oldChangeMillis = nowMillis;
    }
  }

  /**
   * Whether to tell now.
   *
   * @param tick how far event time has come, Unix epoch seconds
   */
  public boolean mayTell(long tick, long nowMillis) {
    if (nowMillis < notBeforeMillis) {
      return false;
    }
    boolean isLate = nowMillis - tick * 1000 > MAX_LAG_MILLIS;
    boolean isStirred = oldChangeMillis != NEVER && nowMillis - oldChangeMillis < QUIET_MILLIS;
    if (!isLate && !isStirred) {
      heldSinceMillis = NEVER;
      return true;
    }
    if (heldSinceMillis == NEVER) {
      heldSinceMillis = nowMillis;
    }
    if (nowMillis - heldSinceMillis < MAX_HOLD_MILLIS) {
      return false;
    }
    heldSinceMillis = nowMillis;
    return true;
  }
}
