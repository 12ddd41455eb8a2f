package io.earshot.console.page;

import io.earshot.console.alerts.board.AlertFilter;
import java.util.Optional;

/** Alerts as documents; safe for any thread. */
public interface PageAlerts {

  /** Nobody reads any. */
  PageAlerts NONE =
      new PageAlerts() {
        @Override
        public String listJson(AlertFilter filter) {
          return "{\"alerts\":[]}";
        }

        @Override
        public Optional<String> explanationJson(String alertId) {
          return Optional.empty();
        }
      };

  /** Document of the alerts that a filter takes, the newest change first; quick. */
  String listJson(AlertFilter filter);

  /**
   * Why an alert fired; reads measurements, so it may take seconds.
   *
   * @param alertId whole, or a beginning that no other id has
   * @return empty = there is no such alert
   */
  Optional<String> explanationJson(String alertId) throws InterruptedException;
}
