package io.earshot.console.page.call;

import io.earshot.console.report.HopReport;
import io.earshot.console.report.MadeUpCall;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.Spread;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The summary of a made-up call. */
public final class MadeUpSummary {

  private MadeUpSummary() {}

  /** Nothing in it but its times. */
  public static CallSummary of(String session, long startSecond, long endSecond, boolean isEnded) {
    return of(session, startSecond, endSecond, isEnded, List.of());
  }

  public static CallSummary of(
      String session, long startSecond, long endSecond, boolean isEnded, List<HopReport> hops) {
    SessionReport report =
        new MadeUpCall(session, startSecond * 1000 + 250, (endSecond - startSecond) * 1000)
            .hops(hops)
            .made();
    return new CallSummary(
        report, isEnded, startSecond, endSecond, new CallAccounting(47_000, 1, 2, 3, 4, 5, 0));
  }

  /** A hop whose percentiles are all the same. */
  public static HopReport hop(
      String hop,
      String from,
      String to,
      String clock,
      long count,
      String millis,
      @Nullable String bound) {
    return HopReport.judged(
        new HopReport.Between(hop, from, to, clock, null, null),
        new HopReport.Measured(
            spread(count, millis),
            bound == null ? null : spread(count, bound),
            null,
            null,
            null,
            null),
        false);
  }

  private static Spread spread(long count, String millis) {
    BigDecimal value = new BigDecimal(millis);
    return new Spread(count, value, value, value, value, value, value, value);
  }
}
