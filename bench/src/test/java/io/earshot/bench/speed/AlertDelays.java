package io.earshot.bench.speed;

import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.record.UnreadableAlert;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.bench.speed.ArrivalLog.Arrival;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sides of {@link AlertLatency}, each to the poll that brought the committed change to firing:
 *
 * <ul>
 *   <li>{@code fromReport}: from the receipt of the report that crosses the threshold, promised
 *       within {@value #PROMISED_FROM_REPORT_MILLIS} ms;
 *   <li>{@code fromSecondsEnd}: from the end of the second that this report is about, promised
 *       within {@value #PROMISED_FROM_SECOND_MILLIS} ms.
 * </ul>
 *
 * {@code otherSecond} counts alerts that name another second than that one.
 */
final class AlertDelays {

  private static final int PROMISED_FROM_REPORT_MILLIS = 3_000;
  private static final int PROMISED_FROM_SECOND_MILLIS = 4_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Map<String, Crossing> crossingBySession = new HashMap<>();
  private final Delays fromReport = new Delays("fromReport");
  private final Delays fromSecondsEnd = new Delays("fromSecondsEnd");
  private final List<String> rawMillis = new ArrayList<>();
  private int early;
  private int otherSecond;
  private int overPromise;

  /** The report that crosses was handed over, stamped with this time. */
  void crossed(String session, long receivedMillis, long nanos) {
    crossingBySession.put(session, new Crossing(receivedMillis, nanos));
  }

  void read(List<Arrival> alerts) throws UnreadableAlert {
    for (Arrival arrival : alerts) {
      Transition change = AlertRecord.read(arrival.record().value());
      if (change.rule().equals("PacketLoss") && change.to() == AlertState.FIRING) {
        String session = String.valueOf(change.labels().asMap().get("session"));
        add(crossingBySession.remove(session), change.tick(), arrival.nanos());
      }
    }
  }

  private void add(@Nullable Crossing crossing, long tick, long arrivedNanos) {
    if (crossing == null || arrivedNanos < crossing.nanos) {
      early++;
      return;
    }
    long second = crossing.receivedMillis / 1000;
    otherSecond += tick == second ? 0 : 1;
    long delayNanos = arrivedNanos - crossing.nanos;
    long leftOfSecondMillis = (second + 1) * 1000 - crossing.receivedMillis;
    long sinceEndNanos = delayNanos - leftOfSecondMillis * NANOS_PER_MILLI;
    fromReport.add(delayNanos);
    fromSecondsEnd.add(sinceEndNanos);
    rawMillis.add(String.format(Locale.ROOT, "%.0f", delayNanos / 1e6));
    if (delayNanos > PROMISED_FROM_REPORT_MILLIS * NANOS_PER_MILLI
        || sinceEndNanos > PROMISED_FROM_SECOND_MILLIS * NANOS_PER_MILLI) {
      overPromise++;
    }
  }

  String json() {
    return "\"missing\":%d,\"early\":%d,\"otherSecond\":%d,\"overPromise\":%d,\"runs\":[%s,%s],\"fromReportMillis\":%s"
        .formatted(
            crossingBySession.size(),
            early,
            otherSecond,
            overPromise,
            fromReport.json(),
            fromSecondsEnd.json(),
            rawMillis);
  }

  /**
   * A report that crosses.
   *
   * @param receivedMillis its record's time
   * @param nanos {@link System#nanoTime} then
   */
  private record Crossing(long receivedMillis, long nanos) {}
}
