package io.earshot.console.page.http;

import io.earshot.console.page.CallFilter;
import io.earshot.console.page.CallKey;
import io.earshot.console.page.ListWindow;
import io.earshot.console.page.PageState;
import io.earshot.console.page.StateCursor;
import java.util.Optional;
import java.util.function.Supplier;

/** Which view of the state a path watches. */
final class Watches {

  private static final String CALLS = "/api/v1/watch/calls";
  private static final int DEFAULT_ROWS = 100;

  private final PageState state;

  Watches(PageState state) {
    this.state = state;
  }

  /** How to look at it; empty when the path watches nothing. */
  Optional<Supplier<StateCursor>> at(Target target) {
    if (target.path().equals(CALLS)) {
      ListWindow window = window(target.query());
      return Optional.of(() -> state.list(window));
    }
    return target
        .idBelow(CALLS)
        .map(session -> new CallKey(target.query().textOrNull("run"), session))
        .map(key -> () -> state.call(key));
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
