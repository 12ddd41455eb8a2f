package io.earshot.console.report.table;

import io.earshot.console.report.AlertReport;
import io.earshot.console.report.SessionReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes of alerts in the order of time, from the start of the call on. */
final class AlertTable {

  private static final int DECIMALS = 3;

  private AlertTable() {}

  static TextTable of(SessionReport session) {
    TextTable table =
        new TextTable(3, "alert", "state", "about", "at", "value", "limit", "severity");
    for (AlertReport alert : session.alerts()) {
      table.row(
          alert.rule(),
          alert.state(),
          about(alert),
          at(alert, session),
          plain(alert.value()),
          plain(alert.threshold()),
          alert.severity());
    }
    return table;
  }

  /** What tells it apart from the others of its call. */
  private static String about(AlertReport alert) {
    return alert.labels().entrySet().stream()
        .filter(label -> !label.getKey().equals("session"))
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining(" "));
  }

  private static String at(AlertReport alert, SessionReport session) {
    return Digits.duration(
        BigDecimal.valueOf(alert.eventMillis())
            .subtract(session.startMillis())
            .max(BigDecimal.ZERO));
  }

  /** In the unit of the rule's metric: milliseconds, ratio, count or MOS. */
  private static String plain(@Nullable BigDecimal value) {
    return value == null
        ? Digits.UNKNOWN
        : value.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
  }
}
