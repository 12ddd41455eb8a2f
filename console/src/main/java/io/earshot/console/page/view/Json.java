package io.earshot.console.page.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.console.report.json.ReportJson;

/** Documents on one line, as events carry them. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** A part of the report by the names that it has there. */
  static JsonNode tree(Object part) {
    return MAPPER.valueToTree(part);
  }

  /** Without a line feed anywhere: JSON escapes those inside of text. */
  static String line(Object document) {
    return ReportJson.line(document).stripTrailing();
  }
}
