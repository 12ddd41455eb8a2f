package io.earshot.console.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The document {@code earshot.report/1}. Component names and their order are the contract with
 * programs: they only grow.
 *
 * @param whatIf options that changed the input; null = none
 * @param sessions by start, then id
 */
public record Report(
    String schema,
    String version,
    ReportSource source,
    ReportAccounting accounting,
    @Nullable Map<String, Object> whatIf,
    List<SessionReport> sessions) {

  public static final String SCHEMA = "earshot.report/1";

  public static Report of(
      String version,
      ReportSource source,
      ReportAccounting accounting,
      List<SessionReport> sessions) {
    return new Report(SCHEMA, version, source, accounting, null, List.copyOf(sessions));
  }

  /** The same calls judged by other budgets, which the report then names. */
  public Report against(HopBudgets budgets) {
    Report judged =
        new Report(
            schema,
            version,
            source,
            accounting,
            whatIf,
            sessions.stream().map(session -> session.against(budgets)).toList());
    return judged.withWhatIf("budgetMillis", budgets.replacedMillis());
  }

  /** The same, naming one more option that changed what is in it. */
  public Report withWhatIf(String option, Object value) {
    Map<String, Object> all = new TreeMap<>(whatIf == null ? Map.of() : whatIf);
    all.put(option, value);
    return new Report(schema, version, source, accounting, all, sessions);
  }
}
