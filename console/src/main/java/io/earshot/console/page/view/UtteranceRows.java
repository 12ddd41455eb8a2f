package io.earshot.console.page.view;

import io.earshot.console.page.call.series.ShownName;
import io.earshot.console.report.HopBudget;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.UtteranceReport;
import io.earshot.console.report.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The newest utterances of a call, late ones first. */
final class UtteranceRows {

  private static final int MAX_ROWS = 50;
  private static final String OUT = "WORKER_OUT";

  private static final Comparator<CallEvent.UtteranceRow> LATE_FIRST =
      Comparator.comparing(row -> !row.late());

  private UtteranceRows() {}

  static CallEvent.Utterances of(@Nullable SessionReport report) {
    if (report == null) {
      return new CallEvent.Utterances(Map.of(), List.of());
    }
    List<UtteranceReport> all = report.utterances();
    List<CallEvent.UtteranceRow> rows = new ArrayList<>();
    for (int i = all.size() - 1; i >= Math.max(0, all.size() - MAX_ROWS); i--) {
      rows.add(row(all.get(i), report.startMillis()));
    }
    rows.sort(LATE_FIRST);
    return new CallEvent.Utterances(report.utteranceCounts(), rows);
  }

  private static CallEvent.UtteranceRow row(UtteranceReport of, BigDecimal startMillis) {
    List<CallEvent.StageAt> stages = new ArrayList<>();
    of.stagesMillis()
        .forEach(
            (stage, millis) ->
                stages.add(
                    new CallEvent.StageAt(
                        stage,
                        stage.toLowerCase(Locale.ROOT).replace('_', ' '),
                        Shown.millis("stagesMillis." + stage, millis, ""))));
    return new CallEvent.UtteranceRow(
        of.utterance(),
        new Shown(
            "startMillis",
            of.startMillis(),
            Moments.clock(seconds(of.startMillis().subtract(startMillis))),
            Moments.utc(seconds(of.startMillis()))),
        stages,
        Shown.millis("totalMillis", of.totalMillis(), noTotal(of)).titled(eachListener(of)),
        Shown.millis(
                "boundMillis",
                of.boundMillis(),
                of.totalMillis() == null ? noTotal(of) : ClockWords.ONE_WAY)
            .prefixed("± "),
        TranslationLag.shown(of.translationLagMillis()),
        TranslationLag.band(of.translationLagMillis()),
        of.outcome(),
        isLate(of) || of.verdict() == Verdict.FAIL,
        of.verdict(),
        VerdictWords.of(of.verdict(), of.boundMillis()));
  }

  /** {@code not measured near it: downlink}. */
  private static String noTotal(UtteranceReport of) {
    String missing =
        of.totals().stream()
            .flatMap(total -> total.missing().stream())
            .distinct()
            .map(hop -> hop.replace('_', ' '))
            .collect(Collectors.joining(", "));
    return missing.isEmpty() ? "nobody heard it, as far as known" : "not measured near: " + missing;
  }

  /** With several listeners the row says the longest; null = there is but one. */
  private static @Nullable String eachListener(UtteranceReport of) {
    return of.totals().size() < 2
        ? null
        : of.totals().stream()
            .map(
                total ->
                    ShownName.of(total.listener())
                        + " "
                        + (total.totalMillis() == null
                            ? "unknown"
                            : Shown.millisText(total.totalMillis())))
            .collect(Collectors.joining(", ", "longest of: ", ""));
  }

  private static long seconds(BigDecimal millis) {
    return millis.movePointLeft(3).setScale(0, RoundingMode.FLOOR).longValue();
  }

  /** The worker's clock starts at the end of a segment if it waits for one, else at its start. */
  private static boolean isLate(UtteranceReport of) {
    Map<String, BigDecimal> stages = of.stagesMillis();
    BigDecimal out = stages.get(OUT);
    BigDecimal in = stages.getOrDefault("SPEECH_END", stages.get("WORKER_IN"));
    BigDecimal budget = HopBudget.millisOf("worker");
    return out != null && in != null && budget != null && out.subtract(in).compareTo(budget) > 0;
  }
}
