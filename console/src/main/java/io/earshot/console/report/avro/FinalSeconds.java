package io.earshot.console.report.avro;

import io.earshot.console.report.AlertReport;
import io.earshot.console.report.CallAlerts;
import io.earshot.console.report.json.ReportJson;
import io.earshot.schema.Measurement;
import io.earshot.schema.Revision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * FINAL measurements of one second each, as lines of JSON, each with the alerts that changed in
 * that second; those of seconds without a line stand in the newest line before, or else in the
 * first.
 */
final class FinalSeconds {

  private static final Comparator<Line> BY_SECOND =
      Comparator.comparingLong(Line::second).thenComparing(Line::session);

  private static final long MILLIS_PER_SECOND = 1000;

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

  String lines(CallAlerts alerts) {
    Map<String, TreeMap<Long, List<AlertReport>>> bySession = new HashMap<>();
    for (Line line : lines) {
      bySession
          .computeIfAbsent(line.session, unused -> new TreeMap<>())
          .put(line.second, new ArrayList<>());
    }
    bySession.forEach((session, seconds) -> place(alerts.of(session), seconds));
    return lines.stream()
        .sorted(BY_SECOND)
        .map(line -> line.with(alertsOf(line, bySession)))
        .collect(Collectors.joining());
  }

  private static List<AlertReport> alertsOf(
      Line line, Map<String, TreeMap<Long, List<AlertReport>>> bySession) {
    TreeMap<Long, List<AlertReport>> seconds = bySession.get(line.session);
    return seconds == null ? List.of() : seconds.getOrDefault(line.second, List.of());
  }

  private static void place(List<AlertReport> alerts, TreeMap<Long, List<AlertReport>> seconds) {
    for (AlertReport alert : alerts) {
      Map.Entry<Long, List<AlertReport>> line =
          seconds.floorEntry(Math.floorDiv(alert.eventMillis(), MILLIS_PER_SECOND));
      (line == null ? seconds.firstEntry() : line).getValue().add(alert);
    }
  }

  /**
   * One second.
   *
   * @param json an object on one line, with its line feed
   */
  private record Line(long second, String session, String json) {

    String with(List<AlertReport> alerts) {
      String open = json.substring(0, json.lastIndexOf('}'));
      return open + ",\"alerts\":" + ReportJson.line(alerts).stripTrailing() + "}\n";
    }
  }
}
