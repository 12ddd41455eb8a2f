package io.earshot.console.page.view;

import io.earshot.console.report.FindingEvidence;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.StreamReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers behind a finding, a row for each stream, hop or stage. A number that the report also
 * holds has its name there; one of the finding's own is {@code finding.NAME}.
 */
final class FindingRows {

  private static final String UNKNOWN = "not in this finding";
  private static final int PARTS_OF_A_HOP = 3;

  /** Names of the evidence in words, those that the report also holds first. */
  private static final Map<String, String> OF_THE_REPORT =
      Map.of(
          "expectedPackets", "expected",
          "lostPackets", "lost",
          "ownLegLostPackets", "own leg",
          "heardLossRatio", "heard loss",
          "delayMillis.p95", "p95",
          "boundMillis.p95", "±",
          "budgetMillis", "budget");

  private static final Map<String, String> OF_ITS_OWN =
      Map.of(
          "fromSecond", "from",
          "toSecond", "to",
          "stretchLossRatio", "lost then",
          "jitterBufferBeforeMillis", "buffer before",
          "jitterBufferAfterMillis", "buffer after",
          "jitterBufferMaxMillis", "buffer at most",
          "sinceSecond", "since",
          "p95Millis", "p95");

  private FindingRows() {}

  /** In the order of the finding's sentence; empty without one. */
  static List<CallEvent.EvidenceRow> of(@Nullable SessionReport report) {
    FindingEvidence finding = report == null ? null : report.findingEvidence();
    if (report == null || finding == null) {
      return List.of();
    }
    Map<String, List<CallEvent.EvidenceNumber>> bySubject = new LinkedHashMap<>();
    for (FindingEvidence.Number each : finding.evidence()) {
      int blank = each.name().lastIndexOf(' ');
      String name = each.name().substring(blank + 1);
      bySubject
          .computeIfAbsent(each.name().substring(0, Math.max(0, blank)), key -> new ArrayList<>())
          .add(new CallEvent.EvidenceNumber(words(name), shown(name, each.value())));
    }
    List<CallEvent.EvidenceRow> rows = new ArrayList<>();
    bySubject.forEach((subject, numbers) -> rows.add(row(subject, numbers, report)));
    return rows;
  }

  private static CallEvent.EvidenceRow row(
      String subject, List<CallEvent.EvidenceNumber> numbers, SessionReport report) {
    for (StreamReport stream : report.streams()) {
      String participant = stream.participant();
      if (stream.stream().equals(subject) && participant != null) {
        String label =
            StreamLabels.plain(participant, stream.peer(), stream.direction().equals("out"));
        return new CallEvent.EvidenceRow(
            subject, label, stream.stream(), stream.leg(), participant, null, null, null, numbers);
      }
    }
    String[] hop = subject.split(" ", -1);
    return hop.length == PARTS_OF_A_HOP
        ? new CallEvent.EvidenceRow(
            subject,
            hop[0].replace('_', ' ') + " " + hop[1] + " → " + hop[2],
            null,
            null,
            null,
            hop[0],
            hop[1],
            hop[2],
            numbers)
        : new CallEvent.EvidenceRow(subject, subject, null, null, null, null, null, null, numbers);
  }

  private static String words(String name) {
    return OF_THE_REPORT.getOrDefault(name, OF_ITS_OWN.getOrDefault(name, name));
  }

  private static Shown shown(String name, @Nullable BigDecimal value) {
    String metric = OF_THE_REPORT.containsKey(name) ? name : "finding." + name;
    if (name.endsWith("Packets")) {
      return Shown.count(metric, value == null ? null : value.longValue(), UNKNOWN);
    }
    if (name.endsWith("Ratio")) {
      return Shown.ratio(metric, value, UNKNOWN);
    }
    if (name.endsWith("Second")) {
      return value == null
          ? Shown.unknown(metric, UNKNOWN)
          : new Shown(metric, value, value.toPlainString() + " s", "since the call began");
    }
    return Shown.millis(metric, value, UNKNOWN);
  }
}
