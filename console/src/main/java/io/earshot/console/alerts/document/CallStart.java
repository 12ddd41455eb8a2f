package io.earshot.console.alerts.document;

import io.earshot.console.report.SessionReport;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** When a call began. */
public final class CallStart {

  private static final int DIGITS_OF_MILLIS = 3;

  private CallStart() {}

  /** Unix epoch second; null = the call is not known. */
  public static @Nullable Long secondOf(@Nullable SessionReport call) {
    return call == null
        ? null
        : call.startMillis()
            .movePointLeft(DIGITS_OF_MILLIS)
            .setScale(0, RoundingMode.FLOOR)
            .longValueExact();
  }
}
