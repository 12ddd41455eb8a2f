package io.earshot.console.alerts.text;

import io.earshot.alerts.explanation.Explanation;
import io.earshot.alerts.explanation.KnownRule;
import io.earshot.alerts.explanation.Moment;
import io.earshot.alerts.explanation.PublishedChange;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.console.report.table.TextTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The seconds next to the changes of an occurrence; all of them are in the document. */
final class MomentTable {

  private static final int MAX_CELL = 40;
  private static final long NEXT_TO_SECONDS = 4;

  private MomentTable() {}

  /** Empty where no second is known. */
  static List<String> lines(Explanation explanation) {
    TextTable table =
        TextTable.withCells(
            MAX_CELL,
            2,
            "",
            "second (UTC)",
            "value",
            "at least",
            "at most",
            "n",
            "breach",
            "change");
    KnownRule rule = explanation.facts().rule();
    boolean isGap = false;
    for (Moment each : explanation.around()) {
      if (isNextToChange(each, explanation)) {
        table.row(
            "",
            ExplanationText.time(each.second()),
            ExplanationText.shown(each.value(), rule),
            ExplanationText.shown(each.lowest(), rule),
            ExplanationText.shown(each.highest(), rule),
            Long.toString(each.samples()),
            breach(each.isBreach()),
            changeAt(each.second(), explanation));
        isGap = false;
      } else if (!isGap) {
        table.row("", "…", "", "", "", "", "", "");
        isGap = true;
      }
    }
    if (table.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(table.lines());
    return lines;
  }

  private static boolean isNextToChange(Moment moment, Explanation explanation) {
    Transition edge = explanation.edge();
    return isNextTo(moment, edge.tick())
        || isNextTo(moment, edge.activeTick())
        || !changeAt(moment.second(), explanation).isEmpty();
  }

  private static boolean isNextTo(Moment moment, long second) {
    return Math.abs(moment.second() - second) <= NEXT_TO_SECONDS;
  }

  private static String breach(@Nullable Boolean isBreach) {
    if (isBreach == null) {
      return "?";
    }
    return isBreach ? "yes" : "no";
  }

  private static String changeAt(long second, Explanation explanation) {
    for (PublishedChange each : explanation.facts().story().changes()) {
      if (each.change().tick() == second) {
        return each.change().to().key();
      }
    }
    return "";
  }
}
