package io.earshot.alerts.rule.state;

import io.earshot.alerts.rule.definition.Outcome;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why an alert changed. */
public enum Reason {
  /** Its value passed a threshold. */
  THRESHOLD,
  /** Same alert, another severity. */
  SEVERITY,
  /** Nothing is known about it any more. */
  NO_DATA,
  /** Too few samples to say anything. */
  INSUFFICIENT,
  /** The bound of its value is too wide to say anything. */
  UNDECIDED,
  /** What it is about ended as it should. */
  ENDED,
  /** Given up after a long silence. */
  EXPIRED,
  /** It came and went too often. */
  FLAPPING,
  /** It came and went, and stays as it is now. */
  SETTLED,
  RULE_CHANGED,
  RULE_DELETED;

  private static final Reason[] VALUES = values();

  /** Its name in records and scenarios, e.g. {@code rule_deleted}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Null = no such reason. */
  public static @Nullable Reason named(String key) {
    return Arrays.stream(VALUES).filter(each -> each.key().equals(key)).findFirst().orElse(null);
  }

  /** Why nothing is known. */
  static Reason ofUnknown(Outcome outcome) {
    return switch (outcome) {
      case INSUFFICIENT -> INSUFFICIENT;
      case UNDECIDED -> UNDECIDED;
      default -> NO_DATA;
    };
  }

  static Reason ofOrdinal(int ordinal) {
    return VALUES[ordinal];
  }

  static int lastOrdinal() {
    return VALUES.length - 1;
  }
}
