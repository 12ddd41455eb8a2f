package io.earshot.console.sessions;

import io.earshot.console.command.Terminal;
import io.earshot.console.report.json.ReportJson;
import io.earshot.console.sessions.listing.ListedSession;
import io.earshot.console.sessions.listing.SessionTable;
import java.util.List;
import java.util.Map;

/** How the list of sessions is written to stdout. */
enum ListFormat {
  TABLE,
  JSON;

  /** A person at a terminal reads tables, everything else reads JSON. */
  static ListFormat ofStdout() {
    return Terminal.isStdout() ? TABLE : JSON;
  }

  String text(List<ListedSession> sessions) {
    return this == TABLE
        ? SessionTable.text(sessions)
        : ReportJson.indented(Map.of("sessions", sessions));
  }
}
