package io.earshot.console.page.http;

import io.earshot.console.alerts.board.AlertFilter;
import io.earshot.console.page.CallFilter;
import io.earshot.console.page.CallKey;
import io.earshot.console.page.ListWindow;
import io.earshot.console.page.PageAlerts;
import io.earshot.console.page.PageState;
import io.earshot.console.page.StateCursor;
import io.earshot.console.page.view.AlertEvents;
import java.util.Optional;
import java.util.function.Supplier;

/** Which view of the state a path watches. */
final class Watches {

  private static final String ALERTS = "/api/v1/watch/alerts";
  private static final String CALLS = "/api/v1/watch/calls";
  private static final int DEFAULT_ROWS = 100;

  private final PageState state;
  private final AlertEvents alerts;

  Watches(PageState state, PageAlerts alerts) {
    this.state = state;
    this.alerts = new AlertEvents(alerts);
  }

  /** How to look at it; empty when the path watches nothing. */
  Optional<Supplier<StateCursor>> at(Target target) {
    if (target.path().equals(CALLS)) {
      ListWindow window = window(target.query());
      return Optional.of(() -> StateCursor.together(state.list(window), alerts.firing()));
    }
    if (target.path().equals(ALERTS)) {
      AlertFilter filter = AlertAnswers.filter(target.query());
      return Optional.of(() -> StateCursor.together(state.feed(), alerts.list(filter)));
    }
    Optional<String> alert = target.idBelow(ALERTS);
    if (alert.isPresent()) {
      return Optional.of(() -> StateCursor.together(state.feed(), alerts.one(alert.get())));
    }
    return target
        .idBelow(CALLS)
        .map(session -> new CallKey(target.query().textOrNull("run"), session))
        .map(key -> () -> call(key));
  }

  /** Alerts of a replay are on topics of its own, which nobody follows. */
  private StateCursor call(CallKey key) {
    return key.run() == null
        ? StateCursor.together(state.call(key), alerts.ofCall(key.session()))
        : state.call(key);
  }

  private static ListWindow window(Query query) {
    int offset = query.wholeNumber("offset", 0);
    int limit = query.wholeNumber("limit", DEFAULT_ROWS);
    try {
      return new ListWindow(CallFilter.parse(query.text("filter", "")), offset, limit);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest(String.valueOf(e.getMessage()));
    }
  }
}
