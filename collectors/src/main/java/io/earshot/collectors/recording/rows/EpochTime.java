package io.earshot.collectors.recording.rows;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Decimal instants as integer nanoseconds. A double holds an epoch in milliseconds to 0.24 µs only,
 * so "1795347662414.900" goes from its digits to 1795347662414900000 without one.
 */
public final class EpochTime {

  private static final long NANOS_PER_MICRO = 1_000;
  private static final int NANO_DIGITS_OF_MILLIS = 6;
  private static final int NANO_DIGITS_OF_SECONDS = 9;

  /** The NTP era (1900) counts this many seconds before the Unix epoch (RFC 5905 section 6). */
  private static final BigDecimal NTP_ERA_MILLIS = BigDecimal.valueOf(2_208_988_800_000L);

  /** More digits than any clock has; beyond them a decimal is an attack on our memory. */
  private static final int MAX_DIGITS = 60;

  private EpochTime() {}

  public static long nanosOfMillis(BigDecimal millis) throws BadRow {
    return nanos(millis, NANO_DIGITS_OF_MILLIS);
  }

  public static long nanosOfSeconds(BigDecimal seconds) throws BadRow {
    return nanos(seconds, NANO_DIGITS_OF_SECONDS);
  }

  public static long nanosOfMicros(long micros) throws BadRow {
    try {
      return Math.multiplyExact(micros, NANOS_PER_MICRO);
    } catch (ArithmeticException e) {
      throw new BadRow(BadRow.TIME_OUT_OF_RANGE);
    }
  }

  /** Some browsers count from 1900: no call of this century is later than that in Unix time. */
  public static long nanosOfMillisOfEitherEra(BigDecimal millis) throws BadRow {
    requireSaneDigits(millis);
    boolean sinceNtpEra = millis.compareTo(NTP_ERA_MILLIS) > 0;
    return nanosOfMillis(sinceNtpEra ? millis.subtract(NTP_ERA_MILLIS) : millis);
  }

  private static long nanos(BigDecimal value, int digits) throws BadRow {
    requireSaneDigits(value);
    try {
      return value.scaleByPowerOfTen(digits).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    } catch (ArithmeticException e) {
      throw new BadRow(BadRow.TIME_OUT_OF_RANGE);
    }
  }

  /** Adding 1 to 1e999999999 needs a gigabyte. */
  private static void requireSaneDigits(BigDecimal value) throws BadRow {
    if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
      throw new BadRow(BadRow.NOT_FINITE);
    }
  }
}
