package io.earshot.console.report.avro;

import io.earshot.console.report.json.ReportJson;
import io.earshot.schema.Measurement;
import io.earshot.schema.Revision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** FINAL measurements of one second each, as lines of JSON. */
final class FinalSeconds {

  private static final Comparator<Line> BY_SECOND =
      Comparator.comparingLong(Line::second).thenComparing(Line::session);

  private final List<Line> lines = new ArrayList<>();

  void add(Measurement measurement) {
    if (measurement.getRevision() == Revision.FINAL && measurement.getWindowSeconds() == 1) {
      lines.add(
          new Line(
              measurement.getSecond(),
              measurement.getSession(),
              ReportJson.line(WireJson.of(measurement))));
    }
  }

  String lines() {
    return lines.stream().sorted(BY_SECOND).map(Line::json).collect(Collectors.joining());
  }

  private record Line(long second, String session, String json) {}
}
