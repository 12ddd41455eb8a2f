package io.earshot.console.alerts.text;

import io.earshot.alerts.explanation.AlertStory;
import io.earshot.alerts.explanation.KnownRule;
import io.earshot.alerts.explanation.Sentence;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.console.alerts.board.AlertBoard;
import io.earshot.console.page.call.series.ShownName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alerts for people, one line each: the beginning of the id, and a sentence. */
public final class AlertTable {

  /** As many as git shows: enough to name one among all of them. */
  private static final int ID_CHARS = 12;

  private AlertTable() {}

  /** Empty for no alert. */
  public static String text(List<AlertStory> stories, AlertBoard board) {
    StringBuilder text = new StringBuilder();
    stories.forEach(story -> text.append(line(story, board.ruleOf(story))));
    return text.toString();
  }

  /** One alert with a line feed. */
  public static String line(AlertStory story, @Nullable KnownRule rule) {
    Transition newest = story.newest();
    String id = newest.alertId();
    String line =
        id.substring(0, Math.min(ID_CHARS, id.length()))
            + "  "
            + Sentence.of(story, rule, ShownName::of);
    return TerminalText.of(line).replace('\n', ' ') + "\n";
  }
}
