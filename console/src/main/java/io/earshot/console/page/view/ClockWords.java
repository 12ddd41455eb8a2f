package io.earshot.console.page.view;

import io.earshot.console.page.call.series.CallSeries;
import io.earshot.console.page.call.series.HopSeries;
import io.earshot.streams.session.EngineSettings;
import org.jspecify.annotations.Nullable;

/** What is said of the clocks that a delay was measured with. */
final class ClockWords {

  /** Why a delay, and not its excess, is unknown. */
  static final String ONE_WAY =
      "sound went one way only, so clock offset and delay cannot be told apart";

  private static final int SETTLING_SECONDS =
      EngineSettings.DEFAULT.finalLagSeconds() + EngineSettings.DEFAULT.clockLagSeconds();

  /** Of a second between several clocks that is not final. */
  static final String PROVISIONAL =
      "provisional: the clock offset settles " + SETTLING_SECONDS + " s after it";

  private ClockWords() {}

  static String text(String clock) {
    return switch (clock) {
      case "same" -> "one clock";
      case "estimated" -> "offset estimated";
      case "composed" -> "composed of hops";
      case "rtcp" -> "≈ RTCP";
      default -> clock;
    };
  }

  /** Why a provisional second of a hop may change later than all else; null = it does not. */
  static @Nullable String unsettled(CallSeries series, HopSeries hop) {
    return series.hasSeveralClocks() && hop.holdsOffsets() ? PROVISIONAL : null;
  }
}
