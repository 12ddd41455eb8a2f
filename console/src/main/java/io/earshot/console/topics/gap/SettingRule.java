package io.earshot.console.topics.gap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Settings that are not simply set: which new value would lose records or stop writers. */
final class SettingRule {

  static final String RETENTION = "retention.ms";
  static final String CLEANUP = "cleanup.policy";
  static final String MIN_IN_SYNC = "min.insync.replicas";

  private static final String DELETE = "delete";

  private SettingRule() {}

  /** Why a person has to decide; null = nothing is lost. */
  static @Nullable String remedy(
      String setting, @Nullable String found, String expected, int replicas) {
    if (found == null) {
      return null;
    }
    return switch (setting) {
      case RETENTION ->
          keptMillis(expected) < keptMillis(found)
              ? "it keeps records for longer; set it yourself, the broker deletes what is older"
              : null;
      case CLEANUP ->
          has(expected, DELETE) && !has(found, DELETE)
              ? "it deletes nothing so far; set it yourself, the broker deletes what is older"
              : null;
      case MIN_IN_SYNC -> inSyncRemedy(found, expected, replicas);
      default -> null;
    };
  }

  private static @Nullable String inSyncRemedy(String found, String expected, int replicas) {
    long wanted = number(expected);
    if (wanted > replicas) {
      return "nobody could write with replicas=" + replicas + "; add replicas first";
    }
    boolean works = number(found) <= replicas;
    return works && wanted < number(found)
        ? "it is safer; set it yourself, or say --size cluster"
        : null;
  }

  /** Milliseconds; any negative number is for ever. */
  private static long keptMillis(String retention) {
    long millis = number(retention);
    return millis < 0 ? Long.MAX_VALUE : millis;
  }

  private static long number(String value) {
    return Long.parseLong(value);
  }

  private static boolean has(String policies, String policy) {
    return Arrays.stream(policies.split(",")).map(String::strip).anyMatch(policy::equals);
  }
}
