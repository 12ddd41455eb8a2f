package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A state at a tick: {@code 4:resolved(ended)}, {@code 2:firing[critical]}; {@code 8..20/4:firing}
 * is ticks 8, 12, 16 and 20.
 *
 * @param reason null = any will do
 * @param severity null = any will do
 */
public record StateToken(
    int tick, String state, @Nullable String reason, @Nullable String severity) {

  static final String EXAMPLE = "states such as 1:pending 3:firing 7:resolved(no_data)";

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{1,6})(?:\\.\\.(\\d{1,6})/(\\d{1,6}))?:([a-z_]+)(?:\\(([a-z_]+)\\))?(?:\\[([^]]+)])?");
  private static final List<String> STATES =
      Arrays.stream(AlertState.values()).map(AlertState::key).toList();
  private static final List<String> REASONS =
      Arrays.stream(Reason.values()).map(Reason::key).toList();

  /**
   * Reads a line of states.
   *
   * @throws IllegalArgumentException with the token that is none
   */
  static List<StateToken> parse(String text) {
    List<StateToken> tokens = new ArrayList<>();
    for (String token : text.strip().split("\\s+")) {
      Matcher matcher = FORM.matcher(token);
      if (!matcher.matches()
          || !STATES.contains(matcher.group(4))
          || !(matcher.group(5) == null || REASONS.contains(matcher.group(5)))) {
        throw new IllegalArgumentException("'" + token + "'");
      }
      int first = Integer.parseInt(matcher.group(1));
      boolean isSingle = matcher.group(2) == null;
      int last = isSingle ? first : Integer.parseInt(matcher.group(2));
      int step = isSingle ? 1 : Math.max(1, Integer.parseInt(matcher.group(3)));
      for (int tick = first; tick <= last; tick += step) {
        tokens.add(new StateToken(tick, matcher.group(4), matcher.group(5), matcher.group(6)));
      }
    }
    return tokens;
  }
}
