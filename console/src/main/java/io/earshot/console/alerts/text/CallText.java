package io.earshot.console.alerts.text;

import io.earshot.alerts.explanation.AlertStory;
import io.earshot.console.alerts.board.AlertBoard;
import io.earshot.console.page.call.series.ShownName;
import io.earshot.console.report.HopReport;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.Spread;
import io.earshot.console.report.table.Digits;
import io.earshot.console.report.table.TextTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call's trouble for people: the finding, a line per alert, and what each hop rests on. */
public final class CallText {

  private static final int MAX_CELL = 60;

  private CallText() {}

  /** The text, with a final line feed. */
  public static String of(SessionReport call, List<AlertStory> stories, AlertBoard board) {
    StringBuilder text = new StringBuilder();
    text.append(ShownName.of(call.session())).append(": ");
    text.append(call.finding() == null ? "nothing was over a limit" : call.finding());
    text.append("\n\n").append(stories.isEmpty() ? "no alert\n" : "");
    text.append(AlertTable.text(stories, board));
    if (!stories.isEmpty()) {
      text.append("why: earshot alerts explain ID\n");
    }
    addHops(call, text);
    return TerminalText.of(text.toString());
  }

  private static void addHops(SessionReport call, StringBuilder text) {
    TextTable table =
        TextTable.withCells(
            MAX_CELL, 2, "hop", "from → to", "n", "p95 ms", "±", "budget", "verdict", "clock");
    for (HopReport each : call.hops()) {
      table.row(
          each.hop(),
          ShownName.of(each.from()) + " → " + ShownName.of(each.to()),
          Digits.count(each.count()),
          Digits.millis(p95(each.delayMillis())),
          Digits.millis(p95(each.boundMillis())),
          Digits.millis(each.budgetMillis()),
          each.verdict() == null ? "" : each.verdict().name(),
          each.clock());
    }
    if (!table.isEmpty()) {
      text.append('\n').append(String.join("\n", table.lines()));
      text.append("\nwindow: the whole call, ").append(time(call.startMillis())).append(" to ");
      text.append(time(call.startMillis().add(call.durationMillis()))).append(" UTC\n");
    }
  }

  private static @Nullable BigDecimal p95(@Nullable Spread of) {
    return of == null ? null : of.p95();
  }

  private static String time(BigDecimal millis) {
    return ExplanationText.time(Instant.ofEpochMilli(millis.longValue()).getEpochSecond());
  }
}
