package io.earshot.console.demo;

import io.earshot.console.report.HopBudget;
import io.earshot.console.report.Rounded;
import io.earshot.console.report.table.Digits;
import io.earshot.schema.HopWindow;
import io.earshot.schema.Measurement;
import io.earshot.schema.StreamWindow;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One second of one call on one line: how long it runs, what it loses, where it is slowest. */
final class CallLine {

  private static final String IN = "in";

  /** Sums of hops: always slower than any of them, and no place to look. */
  private static final Set<String> ACROSS_HOPS = Set.of("media", "mouth_to_ear", "to_ear");

  /** Where a hop has no budget of its own: a client leg's. */
  private static final double USUAL_BUDGET_MILLIS = 50;

  private final Map<String, Long> firstSecondBySession = new HashMap<>();

  /** The line of a window; calls are told apart by their session. */
  String of(Measurement window) {
    long first = firstSecondBySession.merge(window.getSession(), window.getSecond(), Math::min);
    long seconds = window.getSecond() - first;
    return String.format(
        Locale.ROOT,
        "%-22s %3d:%02d  loss %7s  %-48s  buffer %s  %s",
        window.getSession(),
        seconds / 60,
        seconds % 60,
        Digits.percent(loss(window.getStreams())),
        worstHop(window.getHops()),
        buffer(window.getStreams()),
        Suffering.of(window));
  }

  private static @Nullable BigDecimal loss(List<StreamWindow> streams) {
    long expected = 0;
    long lost = 0;
    for (StreamWindow stream : streams) {
      if (stream.getDirection().equals(IN)
          && stream.getExpectedPackets() != null
          && stream.getLostPackets() != null) {
        expected += stream.getExpectedPackets();
        lost += Math.max(0, stream.getLostPackets());
      }
    }
    return Rounded.ratio(lost, expected);
  }

  private static String worstHop(List<HopWindow> hops) {
    return hops.stream()
        .filter(hop -> !ACROSS_HOPS.contains(hop.getHop()))
        .filter(hop -> hop.getDelay().getP95Millis() != null)
        .max(Comparator.comparingDouble(CallLine::shareOfBudget))
        .map(
            hop ->
                "worst "
                    + hop.getHop()
                    + " "
                    + hop.getFrom()
                    + " → "
                    + hop.getTo()
                    + " "
                    + Digits.millis(Rounded.millis(hop.getDelay().getP50Millis()))
                    + "/"
                    + Digits.millis(Rounded.millis(hop.getDelay().getP95Millis()))
                    + " ms")
        .orElse("worst " + Digits.UNKNOWN);
  }

  private static double shareOfBudget(HopWindow hop) {
    BigDecimal budget = HopBudget.millisOf(hop.getHop());
    double budgetMillis = budget == null ? USUAL_BUDGET_MILLIS : budget.doubleValue();
    return Objects.requireNonNullElse(hop.getDelay().getP95Millis(), 0.0) / budgetMillis;
  }

  private static String buffer(List<StreamWindow> streams) {
    return streams.stream()
        .map(StreamWindow::getJitterBufferMillis)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .map(millis -> Digits.millis(Rounded.millis(millis)) + " ms")
        .orElse(Digits.UNKNOWN);
  }
}
