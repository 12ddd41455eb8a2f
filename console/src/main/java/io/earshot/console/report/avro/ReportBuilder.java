package io.earshot.console.report.avro;

import io.earshot.alerts.rule.state.Transition;
import io.earshot.console.report.CallAlerts;
import io.earshot.console.report.Report;
import io.earshot.console.report.ReportAccounting;
import io.earshot.console.report.ReportSource;
import io.earshot.console.report.SessionReport;
import io.earshot.schema.Accounting;
import io.earshot.schema.Measurement;
import io.earshot.schema.SessionSummary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds the report of one run from what the engine wrote, wherever that was read: from the engine
 * itself or from topics. Order between sessions changes nothing; of one session the newest summary
 * counts.
 */
public final class ReportBuilder {

  private static final Comparator<SessionReport> BY_START =
      Comparator.comparing(SessionReport::startMillis).thenComparing(SessionReport::session);

  private final Map<String, SessionSummary> newestBySession = new HashMap<>();
  private final @Nullable FinalSeconds seconds;
  private final CallAlerts alerts = new CallAlerts();

  private ReportBuilder(@Nullable FinalSeconds seconds) {
    this.seconds = seconds;
  }

  public static ReportBuilder ofSummaries() {
    return new ReportBuilder(null);
  }

  /** Also keeps every second of every session, for {@link #secondLines()}. */
  public static ReportBuilder withSeconds() {
    return new ReportBuilder(new FinalSeconds());
  }

  /** Whether {@link #add(Measurement)} does anything. */
  public boolean wantsSeconds() {
    return seconds != null;
  }

  public void add(SessionSummary summary) {
    newestBySession.put(summary.getSession(), summary);
  }

  /** Windows that are not the last word, or not of one second, are passed over. */
  public void add(Measurement measurement) {
    if (seconds != null) {
      seconds.add(measurement);
    }
  }

  /** Takes one change of an alert. */
  public void add(Transition transition) {
    alerts.add(transition);
  }

  /**
   * One line of JSON per second and session, in this order, each with the alerts that changed then;
   * empty unless asked for.
   */
  public String secondLines() {
    return seconds == null ? "" : seconds.lines(alerts);
  }

  /** The report so far. */
  public Report build(String version, ReportSource source) {
    List<SessionReport> sessions =
        newestBySession.values().stream()
            .map(SummaryReading::session)
            .map(session -> session.withAlerts(alerts.of(session.session())))
            .sorted(BY_START)
            .toList();
    return Report.of(version, source, accounting(source.rejectedRows()), sessions);
  }

  private ReportAccounting accounting(long rejectedByImport) {
    long applied = 0;
    long duplicates = 0;
    long late = 0;
    long rejected = rejectedByImport;
    long gaps = 0;
    long unmatched = 0;
    long ambiguous = 0;
    Map<String, Long> dropped = new TreeMap<>();
    for (SessionSummary summary : newestBySession.values()) {
      Accounting of = summary.getAccounting();
      applied += of.getApplied();
      duplicates += of.getDuplicates();
      late += of.getLate();
      rejected += of.getRejected();
      gaps += of.getAgentGaps();
      unmatched += of.getUnmatchedMarks();
      ambiguous += of.getAmbiguousMarks();
      of.getAgentDropped().forEach((reason, count) -> dropped.merge(reason, count, Long::sum));
    }
    return new ReportAccounting(
        applied + duplicates + late + rejected,
        applied,
        duplicates,
        late,
        rejected,
        dropped,
        gaps,
        unmatched,
        ambiguous);
  }
}
