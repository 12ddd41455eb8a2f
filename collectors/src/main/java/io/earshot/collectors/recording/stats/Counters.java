package io.earshot.collectors.recording.stats;

import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.EpochTime;
import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.collectors.recording.rows.Tally;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The numbers of one statistics object. A bad one is counted and unknown; the others stay. */
public final class Counters {

  private static final long MAX_SSRC = 0xffff_ffffL;
  private static final int MAX_PAYLOAD_TYPE = 127;

  /** Beyond it nothing in a call is measured: 1e308 is a broken reader, not a long delay. */
  private static final double MAX_MEASURE = 1e15;

  private final JsonRow object;
  private final Tally tally;

  public Counters(JsonRow object, Tally tally) {
    this.object = object;
    this.tally = tally;
  }

  /** A count that never falls below zero. */
  public @Nullable Long count(String name) {
    Long value = signedCount(name);
    return value != null && value < 0 ? refuse(BadRow.NOT_FINITE) : value;
  }

  /** A count that may fall below zero, as lost packets do when duplicates arrive. */
  public @Nullable Long signedCount(String name) {
    try {
      return object.whole(name);
    } catch (BadRow e) {
      return refuse(e.reason());
    }
  }

  /** A duration, rate or ratio: finite and not negative. */
  public @Nullable Double measure(String name) {
    try {
      Double value = object.real(name);
      if (value == null || (0 <= value && value <= MAX_MEASURE)) {
        return value;
      }
      return refuse(BadRow.NOT_FINITE);
    } catch (BadRow e) {
      return refuse(e.reason());
    }
  }

  public @Nullable Long ssrc(String name) {
    Long value = count(name);
    return value != null && value > MAX_SSRC ? refuse(BadRow.NOT_FINITE) : value;
  }

  public @Nullable Integer payloadType(String name) {
    Long value = count(name);
    if (value != null && value > MAX_PAYLOAD_TYPE) {
      return refuse(BadRow.NOT_FINITE);
    }
    return value == null ? null : value.intValue();
  }

  public @Nullable Integer hertz(String name) {
    Long value = count(name);
    if (value != null && value > Integer.MAX_VALUE) {
      return refuse(BadRow.NOT_FINITE);
    }
    return value == null ? null : value.intValue();
  }

  public @Nullable Long nanosOfMillis(String name) {
    try {
      BigDecimal millis = object.decimal(name);
      return millis == null ? null : EpochTime.nanosOfMillis(millis);
    } catch (BadRow e) {
      return refuse(e.reason());
    }
  }

  private <T> @Nullable T refuse(String reason) {
    tally.reject(reason);
    return null;
  }
}
