package io.earshot.console.lab.impair;

import io.earshot.console.report.Rounded;
import io.earshot.console.report.json.ReportJson;
import io.earshot.lab.impair.udp.DirectionTotals;
import io.earshot.lab.impair.udp.ProxyTotals;
import io.earshot.media.percentile.Spread;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the proxy did, as programs read it: one line of JSON. */
record TotalsLine(
    String profile,
    long seed,
    @Nullable BigDecimal durationMillis,
    int clients,
    long refused,
    List<DirectionTotals> directions,
    Lateness latenessMillis) {

  static String of(ProxyTotals totals) {
    Spread late = totals.latenessMillis();
    return ReportJson.line(
            new TotalsLine(
                totals.profile(),
                totals.seed(),
                Rounded.millis(totals.durationMillis()),
                totals.clients(),
                totals.refused(),
                totals.directions(),
                new Lateness(
                    Rounded.millis(late.p50Millis()),
                    Rounded.millis(late.p95Millis()),
                    Rounded.millis(late.maxMillis()))))
        .strip();
  }

  /** How much later than decided packets left. */
  record Lateness(@Nullable BigDecimal p50, @Nullable BigDecimal p95, @Nullable BigDecimal max) {}
}
