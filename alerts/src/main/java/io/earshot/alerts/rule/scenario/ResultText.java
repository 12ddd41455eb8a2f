package io.earshot.alerts.rule.scenario;

import java.util.ArrayList;
import java.util.List;

/** A result for people: what is missing with a minus, what is too much with a plus. */
public final class ResultText {

  private ResultText() {}

  /** Lines of the difference, by tick; none where everything is as expected. */
  public static List<String> differences(ScenarioResult result) {
    List<String> lines = new ArrayList<>();
    List<TransitionRow> missing = new ArrayList<>(result.expected());
    List<TransitionRow> extra = new ArrayList<>();
    for (TransitionRow seen : result.actual()) {
      TransitionRow met =
          missing.stream().filter(each -> each.isMetBy(seen)).findFirst().orElse(null);
      if (met == null) {
        extra.add(seen);
      } else {
        missing.remove(met);
      }
    }
    addByTick(missing, extra, lines);
    if (result.expectedSent() != null && result.actualSent() != null) {
      addNotices(result.expectedSent(), result.actualSent(), lines);
    }
    lines.addAll(result.complaints());
    return lines;
  }

  private static void addByTick(
      List<TransitionRow> missing, List<TransitionRow> extra, List<String> lines) {
    int nextExtra = 0;
    for (TransitionRow each : missing) {
      while (nextExtra < extra.size() && extra.get(nextExtra).tick() < each.tick()) {
        lines.add("+ " + extra.get(nextExtra++));
      }
      lines.add("- " + each);
    }
    extra.subList(nextExtra, extra.size()).forEach(each -> lines.add("+ " + each));
  }

  private static void addNotices(
      List<NoticeRow> expected, List<NoticeRow> actual, List<String> lines) {
    expected.stream()
        .filter(each -> !actual.contains(each))
        .forEach(each -> lines.add("- " + each));
    actual.stream()
        .filter(each -> !expected.contains(each))
        .forEach(each -> lines.add("+ " + each));
  }
}
