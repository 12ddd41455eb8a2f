package io.earshot.console.page.view;

import io.earshot.console.page.call.Call;
import io.earshot.console.page.call.series.HopName;
import io.earshot.console.page.call.series.HopSecond;
import io.earshot.console.page.call.series.HopSeries;
import io.earshot.console.page.call.series.Timeline;
import io.earshot.console.report.Spread;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The hops of one call in the newest second that had any. */
final class HopNow {

  private static final String DELAY = "now.delayMillis";
  private static final String BOUND = "now.boundMillis";

  private final Call call;

  HopNow(Call call) {
    this.call = call;
  }

  Shown delay(HopName name) {
    HopSeries series = call.series().hop(name);
    if (series == null) {
      return Shown.unknown(DELAY + ".p95", "nothing in the last 15 minutes");
    }
    if (isQuiet(series)) {
      return Shown.unknown(DELAY + ".p95", "nothing for " + quietSeconds(series) + " s");
    }
    HopSecond newest = series.newest();
    if (newest.p95Millis() == null && newest.maxMillis() == null) {
      return Shown.unknown(DELAY + ".p95", unknown(newest));
    }
    Spread spread =
        new Spread(
            newest.count(),
            null,
            null,
            null,
            null,
            Shown.rounded(newest.p95Millis()),
            null,
            Shown.rounded(newest.maxMillis()));
    Shown shown = Shown.p95(DELAY, spread, "no delay");
    return isUnsettled(name) ? shown.titled(ClockWords.PROVISIONAL) : shown;
  }

  private static String unknown(HopSecond of) {
    BigDecimal excessMillis = Shown.rounded(of.excessP95Millis());
    return excessMillis == null
        ? "no delay"
        : "delay unknown, excess over floor p95 " + Shown.millisText(excessMillis);
  }

  /** Null on one clock, and where there is no delay. */
  @Nullable Shown bound(HopName name) {
    HopSeries series = call.series().hop(name);
    if (series == null
        || isQuiet(series)
        || series.newest().clock().equals(HopSecond.SAME_CLOCK)
        || series.newest().boundMillis() == null) {
      return null;
    }
    return Shown.millis(BOUND, Shown.rounded(series.newest().boundMillis()), "").prefixed("± ");
  }

  /** Whether the offset in it may still change. */
  boolean isUnsettled(HopName name) {
    HopSeries series = call.series().hop(name);
    if (series == null || isQuiet(series) || ClockWords.unsettled(call.series(), series) == null) {
      return false;
    }
    Timeline timeline = call.series().timeline();
    int slot = timeline.slotOf(series.newestSecond());
    return slot != Timeline.ABSENT && !timeline.isFinal(slot);
  }

  private boolean isQuiet(HopSeries of) {
    return quietSeconds(of) > Call.MAX_QUIET_SECONDS;
  }

  private long quietSeconds(HopSeries of) {
    return call.series().timeline().newest() - of.newestSecond();
  }
}
