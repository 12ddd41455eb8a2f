package io.earshot.streams.rollup;

/**
 * A tumbling window {@code [second, second + seconds)}.
 *
 * @param second first second, Unix epoch; a multiple of the length
 * @param seconds 10 or 60
 */
public record WindowTime(long second, int seconds) implements Comparable<WindowTime> {

  /** What calls are published in, and what they are merged into. */
  static final int SHORT_SECONDS = 10;

  static final int LONG_SECONDS = 60;

  /**
   * FINAL is five seconds behind, and 14 more where clocks have to settle: then the engine has said
   * everything of a second before it forwards its tick.
   */
  static final int LAG_SECONDS = 19;

  static WindowTime ofShort(long second) {
    return new WindowTime(second - Math.floorMod(second, SHORT_SECONDS), SHORT_SECONDS);
  }

  WindowTime longer() {
    return new WindowTime(second - Math.floorMod(second, LONG_SECONDS), LONG_SECONDS);
  }

  /** Whether nothing of it can come any more once this tick was forwarded. */
  boolean isClosedBy(long tick) {
    return tick >= second + seconds - 1 + LAG_SECONDS;
  }

  /** The shorter first, so that the longer one holds all of them when its turn comes. */
  @Override
  public int compareTo(WindowTime that) {
    int byEnd = Long.compare(second + seconds, that.second + that.seconds);
    return byEnd == 0 ? Integer.compare(seconds, that.seconds) : byEnd;
  }
}
