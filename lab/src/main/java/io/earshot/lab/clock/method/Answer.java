package io.earshot.lab.clock.method;

/** An offset and, from methods that claim one, its bound; reused from question to question. */
public final class Answer {

  private long offsetNanos;
  private long errNanos;

  void set(long newOffsetNanos, long newErrNanos) {
    offsetNanos = newOffsetNanos;
    errNanos = newErrNanos;
  }

  /** Right clock minus left clock. */
  public long offsetNanos() {
    return offsetNanos;
  }

  /** The offset is no farther off than this, if the method claims so. */
  public long errNanos() {
    return errNanos;
  }
}
