package io.earshot.console.page;

import io.earshot.console.alerts.board.AlertFilter;
import io.earshot.console.alerts.board.Firing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /** Number of the newest state; the same number means that nothing changed. */
  default long version() {
    return 0;
  }

  /**
   * What of an alert is the newest.
   *
   * @param alertId whole, or a beginning that no other id has
   * @return a text that differs when the alert or a delivery of it changed; null = no such alert
   */
  default @Nullable String newest(String alertId) {
    return null;
  }

  /** How many alerts fire. */
  default Firing firing() {
    return Firing.NONE;
  }
}
