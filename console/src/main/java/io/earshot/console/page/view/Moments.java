package io.earshot.console.page.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of a call: since its start for reading, absolute in UTC for looking up. */
final class Moments {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final long SECONDS_PER_MINUTE = 60;
  private static final long SECONDS_PER_HOUR = 3600;

  /** Of the years 1 to 9999, which the formatter can write. */
  private static final long MIN_SECOND = -62_135_596_800L;

  private static final long MAX_SECOND = 253_402_300_799L;

  private Moments() {}

  /** {@code 0:22}, from an hour on {@code 1:02:03}; what is before the start is negative. */
  static String clock(long seconds) {
    if (seconds < 0) {
      return "-" + clock(seconds == Long.MIN_VALUE ? Long.MAX_VALUE : -seconds);
    }
    long minutes = seconds / SECONDS_PER_MINUTE;
    return seconds < SECONDS_PER_HOUR
        ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % SECONDS_PER_MINUTE)
        : String.format(
            Locale.ROOT,
            "%d:%02d:%02d",
            seconds / SECONDS_PER_HOUR,
            minutes % SECONDS_PER_MINUTE,
            seconds % SECONDS_PER_MINUTE);
  }

  /** {@code 17:03:22 UTC} of a Unix second. */
  static String utc(long second) {
    return UTC.format(Instant.ofEpochSecond(Math.max(MIN_SECOND, Math.min(MAX_SECOND, second))));
  }

  /**
   * A second of the call.
   *
   * @param second Unix epoch
   */
  static Shown at(String metric, long second, long startSecond) {
    return new Shown(metric, second - startSecond, clock(second - startSecond), utc(second));
  }
}
