package io.earshot.console.page.view;

import io.earshot.console.alerts.board.AlertBoard;
import io.earshot.console.alerts.board.AlertFilter;
import io.earshot.console.page.PageAlerts;
import io.earshot.console.page.StateCursor;
import org.jspecify.annotations.Nullable;

/** What clients are told of alerts, each as soon as it changes. */
public final class AlertEvents {

  private final PageAlerts alerts;

  public AlertEvents(PageAlerts alerts) {
    this.alerts = alerts;
  }

  /** {@code alerts}: the document of the API, of the alerts that a filter takes. */
  public StateCursor list(AlertFilter filter) {
    return new ChangedDocument("alerts", alerts::version, () -> alerts.listJson(filter));
  }

  /** {@code alerts} of one call. */
  public StateCursor ofCall(String session) {
    return list(new AlertFilter(null, session, null, AlertBoard.MAX_CHANGES));
  }

  /**
   * {@code alert}: that there is something new about an alert. Why it fired is asked for, since
   * that takes a while.
   */
  public StateCursor one(String alertId) {
    return new ChangedDocument(
        "alert", alerts::version, () -> Json.line(AlertEvent.of(alertId, alerts.newest(alertId))));
  }

  /** {@code firing}: how many alerts fire, for the list of calls. */
  public StateCursor firing() {
    return new ChangedDocument("firing", alerts::version, () -> Json.line(alerts.firing()));
  }

  /**
   * One alert.
   *
   * @param newest text that differs when anything about it changed; null = it is not known
   * @param error one line for a person; null = it is known
   */
  record AlertEvent(@Nullable String newest, @Nullable String error) {

    static AlertEvent of(String alertId, @Nullable String newest) {
      return new AlertEvent(
          newest, newest == null ? "Alert " + alertId + " is unknown here." : null);
    }
  }
}
