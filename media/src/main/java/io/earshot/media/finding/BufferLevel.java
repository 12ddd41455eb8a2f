package io.earshot.media.finding;

/**
 * Where a jitter buffer stood before and after the one second that splits the call best.
 *
 * @param beforeMillis usual level before
 * @param afterMillis usual level from then to the end
 * @param maxMillis highest level of a second
 * @param sinceSecond first second of the level after, on the call's clock
 */
public record BufferLevel(
    double beforeMillis, double afterMillis, double maxMillis, long sinceSecond) {

  public BufferLevel {
    requireFinite("beforeMillis", beforeMillis);
    requireFinite("afterMillis", afterMillis);
    requireFinite("maxMillis", maxMillis);
  }

  private static void requireFinite(String name, double millis) {
    if (!Double.isFinite(millis)) {
      throw new IllegalArgumentException(name + "=" + millis + " not a finite number");
    }
  }

  double riseMillis() {
    return afterMillis - beforeMillis;
  }
}
