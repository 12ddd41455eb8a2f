package io.earshot.console.demo;

import io.earshot.console.report.HopBudget;
import io.earshot.console.report.Rounded;
import io.earshot.console.report.table.Digits;
import io.earshot.schema.HopWindow;
import io.earshot.schema.Measurement;
import io.earshot.schema.StreamWindow;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person on the call would complain about in one second, if anything. */
final class Suffering {

  private static final double MAX_LOSS_RATIO = 0.02;
  private static final double MAX_JITTER_MILLIS = 30;
  private static final String NOTHING = "ok";

  private Suffering() {}

  static String of(Measurement window) {
    Optional<String> loss =
        window.getStreams().stream()
            .filter(Suffering::losesTooMuch)
            .findFirst()
            .map(stream -> "! " + end(stream) + " loses " + Digits.percent(lossRatio(stream)));
    return loss.or(() -> jitter(window)).or(() -> lateHop(window)).orElse(NOTHING);
  }

  private static Optional<String> jitter(Measurement window) {
    return window.getStreams().stream()
        .filter(
            stream ->
                stream.getJitterMillis() != null && stream.getJitterMillis() > MAX_JITTER_MILLIS)
        .findFirst()
        .map(
            stream ->
                "! "
                    + end(stream)
                    + " jitters "
                    + Digits.millis(Rounded.millis(stream.getJitterMillis()))
                    + " ms");
  }

  private static Optional<String> lateHop(Measurement window) {
    return window.getHops().stream()
        .filter(Suffering::isLate)
        .findFirst()
        .map(hop -> "! " + hop.getHop() + " over " + HopBudget.millisOf(hop.getHop()) + " ms");
  }

  private static boolean losesTooMuch(StreamWindow stream) {
    BigDecimal ratio = lossRatio(stream);
    return ratio != null && ratio.doubleValue() > MAX_LOSS_RATIO;
  }

  private static boolean isLate(HopWindow hop) {
    BigDecimal budget = HopBudget.millisOf(hop.getHop());
    Double p95Millis = hop.getDelay().getP95Millis();
    return budget != null && p95Millis != null && p95Millis > budget.doubleValue();
  }

  private static String end(StreamWindow stream) {
    return stream.getParticipant() + " " + stream.getLeg();
  }

  private static @Nullable BigDecimal lossRatio(StreamWindow stream) {
    return Rounded.ratio(stream.getLostPackets(), stream.getExpectedPackets());
  }
}
