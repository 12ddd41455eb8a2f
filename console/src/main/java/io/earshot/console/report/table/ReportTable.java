package io.earshot.console.report.table;

import io.earshot.console.report.ParticipantReport;
import io.earshot.console.report.Report;
import io.earshot.console.report.ReportSource;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The report for people: what an engineer would paste into a ticket, 80 to 120 columns. */
public final class ReportTable {

  private static final Set<String> SPEAKS = Set.of("client", "worker", "unknown");

  private final VerdictColor color;

  private ReportTable(VerdictColor color) {
    this.color = color;
  }

  public static String plain(Report report) {
    return new ReportTable(VerdictColor.NONE).text(report);
  }

  /** With ANSI colors: verdicts still carry their word. */
  public static String colored(Report report) {
    return new ReportTable(VerdictColor.ANSI).text(report);
  }

  private String text(Report report) {
    List<String> lines = new ArrayList<>();
    for (SessionReport session : report.sessions()) {
      addSession(lines, session, report.source().format());
      lines.add("");
    }
    addSource(lines, report.source());
    if (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return String.join("\n", lines) + "\n";
  }

  private void addSession(List<String> lines, SessionReport session, String format) {
    lines.add(heading(session, format));
    if (session.finding() != null) {
      lines.add(session.finding());
    }
    add(lines, HopTable.of(session.hops()), color);
    addMouthToEar(lines, session.mouthToEarMillis());
    add(lines, StreamTable.of(session.streams()), VerdictColor.NONE);
    add(lines, participants(session.participants()), VerdictColor.NONE);
    addUtterances(lines, session);
    add(lines, AlertTable.of(session), VerdictColor.NONE);
  }

  private static String heading(SessionReport session, String format) {
    String speakers =
        session.participants().stream()
            .filter(each -> SPEAKS.contains(each.role()))
            .map(ParticipantReport::participant)
            .collect(Collectors.joining(", "));
    // Several formats say nothing about one call.
    String ofCall = format.equals("mixed") ? "" : format;
    return String.join(
            "  ", session.session(), Digits.duration(session.durationMillis()), speakers, ofCall)
        .stripTrailing();
  }

  private static void add(List<String> lines, TextTable table, VerdictColor color) {
    if (!table.isEmpty()) {
      lines.add("");
      table.lines().forEach(line -> lines.add(color.paint(line)));
    }
  }

  private static void addMouthToEar(List<String> lines, @Nullable Spread spread) {
    if (spread != null) {
      lines.add(
          "mouth to ear, same sound: p50 "
              + Digits.millis(spread.p50())
              + " ms, p95 "
              + Digits.millis(spread.p95())
              + " ms (n "
              + Digits.count(spread.count())
              + ")");
    }
  }

  private static TextTable participants(List<ParticipantReport> participants) {
    TextTable table =
        new TextTable(
            2, "participant", "role", "connected", "first audio", "translated", "ICE rtt", "relay");
    for (ParticipantReport each : participants) {
      Spread rtt = each.iceRttMillis();
      table.row(
          each.participant(),
          each.role(),
          Digits.millis(each.joinToConnectedMillis()),
          Digits.millis(each.joinToFirstAudioMillis()),
          Digits.millis(each.joinToFirstTranslatedAudioMillis()),
          Digits.millis(rtt == null ? null : rtt.p50()),
          relay(each));
    }
    return table;
  }

  private static String relay(ParticipantReport participant) {
    if (participant.relayed() == null) {
      return Digits.UNKNOWN;
    }
    String transport = participant.transport() == null ? "" : " " + participant.transport();
    return (participant.relayed() ? "turn" : "direct") + transport;
  }

  private static void addUtterances(List<String> lines, SessionReport session) {
    if (!session.utterances().isEmpty()) {
      lines.add("");
      lines.add(
          "utterances: "
              + session.utteranceCounts().entrySet().stream()
                  .map(entry -> entry.getValue() + " " + entry.getKey())
                  .collect(Collectors.joining(", ")));
    }
  }

  private static void addSource(List<String> lines, ReportSource source) {
    if (source.rejectedRows() > 0) {
      lines.add(
          "rejected input: "
              + source.rejected().entrySet().stream()
                  .map(entry -> Digits.count(entry.getValue()) + " " + entry.getKey())
                  .collect(Collectors.joining(", ")));
    }
    if (source.truncated()) {
      lines.add("truncated input: what was readable is in here");
    }
  }
}
