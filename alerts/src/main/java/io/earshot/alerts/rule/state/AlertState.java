package io.earshot.alerts.rule.state;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where an alert stands. */
public enum AlertState {
  /** Nothing is wrong, and nobody was ever told otherwise. */
  INACTIVE,
  /** Breached, not yet for long enough; told to nobody. */
  PENDING,
  FIRING,
  /** Cleared, but kept open for a while: outwardly firing. */
  RECOVERING,
  /** Fired, and now nobody knows; kept open. */
  NO_DATA,
  /** Comes and goes too often to be told each time. */
  FLAPPING,
  /** Fired and is over. */
  RESOLVED;

  private static final AlertState[] VALUES = values();

  /** Its name in records and scenarios, e.g. {@code no_data}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it counts against its rule's limit. */
  public boolean isOpen() {
    return this != INACTIVE && this != RESOLVED;
  }

  /** Whether people are told that it fires. */
  public boolean isOutwardlyFiring() {
    return this == FIRING || this == RECOVERING || this == NO_DATA;
  }

  /** Null = no such state. */
  public static @Nullable AlertState named(String key) {
    return Arrays.stream(VALUES).filter(each -> each.key().equals(key)).findFirst().orElse(null);
  }

  static AlertState ofOrdinal(int ordinal) {
    return VALUES[ordinal];
  }

  static int lastOrdinal() {
    return VALUES.length - 1;
  }
}
