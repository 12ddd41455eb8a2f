package io.earshot.console.page.view;

import io.earshot.console.page.call.Call;
import io.earshot.console.page.call.CallSummary;
import io.earshot.console.page.call.series.HopSecond;
import io.earshot.console.report.HopReport;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.Spread;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The delay that stands for a call: the most of its way that was measured. */
final class EndToEnd {

  private static final String TOTAL = "total";
  private static final String MEDIA = "media";

  private EndToEnd() {}

  static Shown delay(Call call) {
    SessionReport report = report(call);
    if (report == null) {
      return Shown.unknown("delayMillis.p95", CallView.NO_SUMMARY);
    }
    HopReport total = slowest(report, TOTAL);
    if (total != null) {
      return Shown.p95("delayMillis", total.delayMillis(), ClockWords.ONE_WAY);
    }
    if (report.mouthToEarMillis() != null) {
      return Shown.p95("mouthToEarMillis", report.mouthToEarMillis(), ClockWords.ONE_WAY);
    }
    HopReport media = slowest(report, MEDIA);
    return media == null
        ? Shown.unknown("delayMillis.p95", "no delay from end to end measured")
        : Shown.p95("delayMillis", media.delayMillis(), ClockWords.ONE_WAY)
            .titled("slowest: " + media.from() + " → " + media.to());
  }

  /** Null on one clock, and where none is known. */
  static @Nullable Shown bound(Call call) {
    SessionReport report = report(call);
    if (report == null) {
      return null;
    }
    HopReport hop = slowest(report, TOTAL);
    Spread ofEars = report.mouthToEarBoundMillis();
    if (hop == null && report.mouthToEarMillis() != null) {
      return ofEars == null || ofEars.p95() == null
          ? null
          : Shown.millis("mouthToEarBoundMillis.p95", ofEars.p95(), "").prefixed("± ");
    }
    hop = hop == null ? slowest(report, MEDIA) : hop;
    Spread bound = hop == null ? null : hop.boundMillis();
    return hop == null
            || bound == null
            || bound.p95() == null
            || hop.clock().equals(HopSecond.SAME_CLOCK)
        ? null
        : Shown.millis("boundMillis.p95", bound.p95(), "").prefixed("± ");
  }

  static String label(Call call) {
    SessionReport report = report(call);
    if (report == null) {
      return "";
    }
    if (slowest(report, TOTAL) != null) {
      return "total p95";
    }
    if (report.mouthToEarMillis() != null) {
      return "mouth to ear p95";
    }
    return slowest(report, MEDIA) == null ? "" : "media p95";
  }

  private static @Nullable SessionReport report(Call call) {
    CallSummary summary = call.summary();
    return summary == null ? null : summary.report();
  }

  private static @Nullable HopReport slowest(SessionReport report, String hop) {
    return report.hops().stream()
        .filter(each -> each.hop().equals(hop) && each.delayMillis() != null)
        .max(Comparator.comparing(EndToEnd::p95))
        .orElse(null);
  }

  private static BigDecimal p95(HopReport hop) {
    return hop.delayMillis() == null
        ? BigDecimal.ZERO
        : Objects.requireNonNullElse(hop.delayMillis().p95(), BigDecimal.ZERO);
  }
}
