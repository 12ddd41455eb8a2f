package io.earshot.console.page.view;

import io.earshot.console.page.call.series.ShownName;
import io.earshot.console.report.ClockReport;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.table.Digits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was learned of the offsets between a call's clocks. */
final class ClockView {

  private static final String ONE_WAY = "samples one way only: nothing bounds the offset";

  private ClockView() {}

  /** Null = one clock only, or nothing is summed up yet. */
  static CallEvent.@Nullable Clocks of(@Nullable SessionReport report) {
    if (report == null || report.clocks().isEmpty()) {
      return null;
    }
    List<CallEvent.ClockPair> pairs = report.clocks().stream().map(ClockView::pair).toList();
    boolean isDoubtful = pairs.stream().anyMatch(CallEvent.ClockPair::doubtful);
    return new CallEvent.Clocks(text(report.clocks()), isDoubtful, pairs);
  }

  private static CallEvent.ClockPair pair(ClockReport of) {
    List<Shown> refused = new ArrayList<>();
    of.refused()
        .forEach(
            (reason, count) ->
                refused.add(
                    new Shown(
                        "refused." + reason,
                        count,
                        Digits.count(count) + " " + ShownName.of(reason).replace('_', ' '),
                        null)));
    return new CallEvent.ClockPair(
        of.left(),
        of.right(),
        Shown.count("samples", of.samples(), ""),
        List.copyOf(refused),
        Shown.count("jumps", of.jumps(), ""),
        Shown.count("contradictions", of.contradictions(), ""),
        rate(of.ratePpm()),
        Shown.millis("boundMillis", of.boundMillis(), ONE_WAY).prefixed("± "),
        isDoubtful(of));
  }

  private static boolean isDoubtful(ClockReport of) {
    return of.contradictions() > 0 || refused(of) > 0;
  }

  private static long refused(ClockReport of) {
    return of.refused().values().stream().mapToLong(Long::longValue).sum();
  }

  /** {@code 9 pairs of clocks, bounds up to ± 17.0 ms, 3 one way only; nothing refused}. */
  private static String text(List<ClockReport> clocks) {
    String widest =
        clocks.stream()
            .map(ClockReport::boundMillis)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .map(millis -> ", bounds up to ± " + Shown.millisText(millis))
            .orElse("");
    long oneWay = clocks.stream().filter(each -> each.boundMillis() == null).count();
    return (clocks.size() == 1 ? "1 pair of clocks" : clocks.size() + " pairs of clocks")
        + widest
        + (oneWay == 0 ? "" : ", " + oneWay + " with samples one way only")
        + "; "
        + doubts(clocks);
  }

  private static String doubts(List<ClockReport> clocks) {
    List<String> doubts = new ArrayList<>();
    add(doubts, clocks.stream().mapToLong(ClockReport::contradictions).sum(), "contradictions");
    add(doubts, clocks.stream().mapToLong(ClockView::refused).sum(), "samples refused");
    add(doubts, clocks.stream().mapToLong(ClockReport::jumps).sum(), "jumps");
    return doubts.isEmpty() ? "nothing contradicts, nothing refused" : String.join(", ", doubts);
  }

  private static void add(List<String> doubts, long count, String what) {
    if (count > 0) {
      doubts.add(Digits.count(count) + " " + what);
    }
  }

  private static Shown rate(@Nullable BigDecimal ratePpm) {
    return ratePpm == null
        ? Shown.unknown("ratePpm", "samples one way only: a drift looks like a delay that grows")
        : new Shown(
            "ratePpm",
            ratePpm,
            ratePpm.setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " ppm",
            "how fast the second clock gains");
  }
}
