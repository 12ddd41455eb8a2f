package io.earshot.console.page.view;

import io.earshot.console.report.json.ReportJson;

/** Documents on one line, as events carry them. */
final class Json {

  private Json() {}

  /** Without a line feed anywhere: JSON escapes those inside of text. */
  static String line(Object document) {
    return ReportJson.line(document).stripTrailing();
  }
}
