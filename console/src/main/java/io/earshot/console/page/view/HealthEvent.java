package io.earshot.console.page.view;

import io.earshot.console.page.FeedHealth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers come in, for a person.
 *
 * @param server version
 * @param calls known, ended ones too
 */
record HealthEvent(
    String state,
    String text,
    @Nullable Long ageSeconds,
    @Nullable String reason,
    String server,
    int calls) {

  private static final long MILLIS_PER_SECOND = 1000;

  static HealthEvent of(FeedHealth health, String server, int calls) {
    Long ageSeconds = seconds(health.ageMillis());
    return new HealthEvent(
        health.state().name().toLowerCase(Locale.ROOT),
        text(health, ageSeconds),
        ageSeconds,
        health.reason(),
        server,
        calls);
  }

  private static String text(FeedHealth health, @Nullable Long ageSeconds) {
    Long behind = seconds(health.behindMillis());
    return switch (health.state()) {
      case LIVE ->
          ageSeconds == null
              ? "live · nothing has come yet"
              : behind == null ? "live" : "live · " + behind + " s behind";
      case LOADING -> "loading the last 15 minutes";
      case STALE ->
          (ageSeconds == null ? "no data" : "data " + ageSeconds + " s old")
              + (health.reason() == null ? "" : ": " + health.reason());
    };
  }

  private static @Nullable Long seconds(@Nullable Long millis) {
    return millis == null ? null : Long.valueOf(millis / MILLIS_PER_SECOND);
  }
}
