package io.earshot.console.replay;

import io.earshot.console.command.Terminal;
import io.earshot.console.report.Report;
import io.earshot.console.report.avro.ReportBuilder;
import io.earshot.console.report.json.ReportJson;
import io.earshot.console.report.table.ReportTable;

/** How a report is written to stdout. */
public enum ReportFormat {
  TABLE,
  JSON,
  NDJSON;

  /** A person at a terminal reads tables, everything else reads JSON. */
  public static ReportFormat ofStdout() {
    return Terminal.isStdout() ? TABLE : JSON;
  }

  /** The whole text, with a final line feed. */
  public String text(Report report, ReportBuilder builder) {
    return switch (this) {
      case TABLE -> Terminal.wantsColor() ? ReportTable.colored(report) : ReportTable.plain(report);
      case JSON -> ReportJson.indented(report);
      case NDJSON -> builder.secondLines();
    };
  }
}
