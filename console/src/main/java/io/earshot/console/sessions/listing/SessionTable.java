package io.earshot.console.sessions.listing;

import io.earshot.console.report.table.Digits;
import io.earshot.console.report.table.TextTable;
import io.earshot.console.sessions.listing.ListedSession.WorstHop;
import io.earshot.console.sessions.listing.ListedSession.WorstLoss;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions for people, one line each; ids are whole, so that they can be copied. */
public final class SessionTable {

  private static final int LEFT_COLUMNS = 3;
  private static final int MAX_ID = 256;

  private SessionTable() {}

  /** Empty for no session. */
  public static String text(List<ListedSession> sessions) {
    TextTable table =
        TextTable.withCells(
            MAX_ID,
            LEFT_COLUMNS,
            "session",
            "state",
            "start (UTC)",
            "lasts",
            "participants",
            "worst loss",
            "worst hop");
    for (ListedSession each : sessions) {
      table.row(
          printable(each.session()),
          each.state(),
          each.startUtc().substring(0, "2026-11-22T12:00:00".length()).replace('T', ' '),
          Digits.duration(each.durationMillis()),
          Integer.toString(each.participants().size()),
          loss(each.worstLoss()),
          hop(each.worstHop()));
    }
    return table.isEmpty() ? "" : String.join("\n", table.lines()) + "\n";
  }

  private static String loss(@Nullable WorstLoss worst) {
    return worst == null ? Digits.UNKNOWN : worst.leg() + " " + Digits.percent(worst.lossRatio());
  }

  private static String hop(@Nullable WorstHop worst) {
    return worst == null ? Digits.UNKNOWN : worst.hop() + " " + worst.verdict();
  }

  /** Whoever names a session must not steer the terminal. */
  private static String printable(String id) {
    return id.replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
