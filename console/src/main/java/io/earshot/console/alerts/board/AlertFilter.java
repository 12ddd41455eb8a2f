package io.earshot.console.alerts.board;

import io.earshot.alerts.explanation.AlertStory;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts somebody asks for.
 *
 * @param state what their newest change led to; null = any
 * @param session call that they are about, or happened in; null = any
 * @param rule name; null = any
 * @param limit the newest so many, 1 to {@link AlertBoard#MAX_ALERTS}
 */
public record AlertFilter(
    @Nullable AlertState state, @Nullable String session, @Nullable String rule, int limit) {

  /** What people say for any state. */
  public static final String ALL = "all";

  private static final String SESSION = "session";

  public AlertFilter {
    if (limit < 1 || limit > AlertBoard.MAX_ALERTS) {
      throw new IllegalArgumentException(
          "limit=" + limit + " is not in 1 to " + AlertBoard.MAX_ALERTS);
    }
  }

  /**
   * Reads a state as people write it.
   *
   * @return null = any
   * @throws IllegalArgumentException if there is none of this name
   */
  public static @Nullable AlertState state(String text) {
    AlertState state = AlertState.named(text);
    if (state == null && !text.equals(ALL)) {
      String known =
          Arrays.stream(AlertState.values()).map(AlertState::key).collect(Collectors.joining(", "));
      throw new IllegalArgumentException("state=" + text + " is none of all, " + known);
    }
    return state;
  }

  boolean takes(AlertStory story) {
    Transition newest = story.newest();
    return (state == null || newest.to() == state)
        && (rule == null || newest.rule().equals(rule))
        && (session == null || session.equals(sessionOf(newest)));
  }

  /** Call of an alert; null = it is about none. */
  public static @Nullable String sessionOf(Transition change) {
    String session = change.labels().get(SESSION);
    return session == null ? change.context().get(SESSION) : session;
  }
}
