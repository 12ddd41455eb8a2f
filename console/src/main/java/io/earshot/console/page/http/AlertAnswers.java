package io.earshot.console.page.http;

import io.earshot.console.alerts.board.AlertBoard;
import io.earshot.console.alerts.board.AlertFilter;
import io.earshot.console.page.PageAlerts;
import java.util.Optional;

/** {@code /api/v1/alerts} and what is below it. */
final class AlertAnswers {

  static final String ALERTS = "/api/v1/alerts";

  private static final int USUAL_LIMIT = 1_000;

  private final PageAlerts alerts;

  AlertAnswers(PageAlerts alerts) {
    this.alerts = alerts;
  }

  /** The list that a query asks for. */
  Answer list(Query query) {
    return Answer.json(200, alerts.listJson(filter(query)));
  }

  /**
   * Which alerts a query asks for.
   *
   * @throws Refusal 400 naming what is wrong
   */
  static AlertFilter filter(Query query) {
    String state = query.textOrNull("state");
    try {
      return new AlertFilter(
          state == null ? null : AlertFilter.state(state),
          query.textOrNull("session"),
          query.textOrNull("rule"),
          Math.min(query.wholeNumber("limit", USUAL_LIMIT), AlertBoard.MAX_ALERTS));
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest(String.valueOf(e.getMessage()));
    }
  }

  /** The explanation that a path asks for; empty = it asks for something else. */
  Optional<SlowAnswers.Question> explanation(Target target) {
    return target.idBelow(ALERTS).map(id -> () -> explained(id));
  }

  private Answer explained(String id) throws InterruptedException {
    return alerts
        .explanationJson(id)
        .map(json -> Answer.json(200, json))
        .orElseThrow(() -> Refusal.notFound("alert " + id + " is not known; see " + ALERTS));
  }
}
