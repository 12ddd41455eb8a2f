package io.earshot.console.page.view;

import io.earshot.console.page.call.Call;
import io.earshot.console.page.call.CallSummary;
import io.earshot.console.page.call.episode.Episode;
import io.earshot.console.page.call.episode.Limits;
import io.earshot.console.page.call.series.StreamSecond;
import io.earshot.console.page.call.series.StreamSeries;
import io.earshot.console.report.Rounded;
import io.earshot.console.report.Spread;
import io.earshot.console.report.StreamReport;
import io.earshot.console.report.Verdict;
import io.earshot.console.report.table.Digits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The streams of one call: what the newest summary says of the whole, and the newest second. */
final class StreamRows {

  private static final String NOT_COUNTED = "nobody counts it at this end";
  private static final String NOT_JUDGED = "not judged";
  private static final String NO_COPIES = "redundant copies not seen, or none";
  private static final String NO_RECEIVER = "only a receiver knows";

  private final Call call;
  private final StreamLabels labels;
  private final Map<String, StreamReport> reports = new TreeMap<>();
  private final Map<String, StreamSeries> series = new TreeMap<>();

  StreamRows(Call call) {
    this.call = call;
    this.labels = new StreamLabels(call.series().streams());
    CallSummary summary = call.summary();
    if (summary != null) {
      summary.report().streams().forEach(report -> reports.put(report.stream(), report));
    }
    call.series().streams().forEach(each -> series.put(each.name().id(), each));
  }

  List<CallEvent.StreamRow> rows() {
    List<CallEvent.StreamRow> rows = new ArrayList<>();
    reports.forEach((id, report) -> rows.add(row(report, series.get(id))));
    series.forEach(
        (id, each) -> {
          if (!reports.containsKey(id)) {
            rows.add(row(each));
          }
        });
    return rows;
  }

  private CallEvent.StreamRow row(StreamReport of, @Nullable StreamSeries now) {
    boolean isOut = of.direction().equals("out");
    String participant = of.participant();
    String label =
        now != null
            ? labels.of(now)
            : participant == null ? of.stream() : StreamLabels.plain(participant, of.peer(), isOut);
    ShownQuality quality = ShownQuality.of(of);
    String receiverOnly = isOut ? NO_RECEIVER : "the receiver does not say";
    return new CallEvent.StreamRow(
        of.stream(),
        participant,
        of.peer(),
        of.leg(),
        of.direction(),
        label,
        Shown.count("expectedPackets", of.expectedPackets(), NOT_COUNTED),
        Shown.count("receivedPackets", of.receivedPackets(), NOT_COUNTED),
        Shown.count("lostPackets", of.lostPackets(), NOT_COUNTED),
        Shown.ratio("lossRatio", of.lossRatio(), NOT_COUNTED),
        Shown.ratio("residualLossRatio", of.residualLossRatio(), NOT_JUDGED),
        Shown.count(
            "redDepth", of.redDepth() == null ? null : Long.valueOf(of.redDepth()), NO_COPIES),
        Shown.count(
            "ownLegLostPackets", of.ownLegLostPackets(), "what was lost before it is not counted"),
        meanRun(of.lossRuns()),
        Shown.p95("jitterMillis", of.jitterMillis(), "no jitter measured"),
        Shown.millis("jitterBufferMillis.mean", mean(of.jitterBufferMillis()), receiverOnly),
        Shown.millis("jitterBufferTargetMillis", of.jitterBufferTargetMillis(), receiverOnly),
        Shown.ratio("concealedRatio", of.concealedRatio(), receiverOnly),
        Shown.millis("rttMillis.p50", p50(of.rttMillis()), "no RTCP round trip seen"),
        quality.listening(),
        quality.conversational(),
        nowLoss(now),
        nowMillis("now.jitterMillis", now, true),
        nowMillis("now.jitterBufferMillis", now, false),
        nowConcealed(now),
        verdict(of.stream(), of, now),
        call.isProvisional());
  }

  private CallEvent.StreamRow row(StreamSeries of) {
    String reason = CallView.NO_SUMMARY;
    return new CallEvent.StreamRow(
        of.name().id(),
        of.name().participant(),
        of.peer(),
        of.leg(),
        of.name().direction(),
        labels.of(of),
        Shown.unknown("expectedPackets", reason),
        Shown.unknown("receivedPackets", reason),
        Shown.unknown("lostPackets", reason),
        Shown.unknown("lossRatio", reason),
        Shown.unknown("residualLossRatio", reason),
        Shown.unknown("redDepth", reason),
        Shown.unknown("ownLegLostPackets", reason),
        Shown.unknown("meanLossRun", reason),
        Shown.unknown("jitterMillis.p95", reason),
        Shown.unknown("jitterBufferMillis.mean", reason),
        Shown.unknown("jitterBufferTargetMillis", reason),
        Shown.unknown("concealedRatio", reason),
        Shown.unknown("rttMillis.p50", reason),
        Shown.unknown("mos.lq", reason),
        Shown.unknown("mos.cq", reason),
        nowLoss(of),
        nowMillis("now.jitterMillis", of, true),
        nowMillis("now.jitterBufferMillis", of, false),
        nowConcealed(of),
        verdict(of.name().id(), null, of),
        call.isProvisional());
  }

  private static Shown meanRun(@Nullable Map<String, Long> runs) {
    if (runs == null) {
      return Shown.unknown("meanLossRun", "nobody saw the packets themselves");
    }
    String text = Digits.meanRun(runs);
    return text.equals(Digits.UNKNOWN)
        ? Shown.unknown("meanLossRun", "nothing was lost")
        : new Shown(
            "meanLossRun",
            new BigDecimal(text.replace("≥", "")),
            text,
            "packets lost in a row, mean");
  }

  private static @Nullable BigDecimal mean(@Nullable Spread spread) {
    return spread == null ? null : spread.mean();
  }

  private static @Nullable BigDecimal p50(@Nullable Spread spread) {
    return spread == null ? null : spread.p50();
  }

  private @Nullable StreamSecond newest(@Nullable StreamSeries of) {
    return of == null || quietSeconds(of) > Call.MAX_QUIET_SECONDS ? null : of.newest();
  }

  private long quietSeconds(StreamSeries of) {
    return call.series().timeline().newest() - of.newestSecond();
  }

  private String reason(@Nullable StreamSeries of, String known) {
    if (of == null) {
      return "nothing in the last 15 minutes";
    }
    return quietSeconds(of) > Call.MAX_QUIET_SECONDS
        ? "nothing for " + quietSeconds(of) + " s"
        : known;
  }

  private Shown nowLoss(@Nullable StreamSeries of) {
    StreamSecond newest = newest(of);
    Long lost = newest == null ? null : newest.lostPackets();
    return Shown.ratio(
        "now.lossRatio",
        newest == null || lost == null
            ? null
            : Rounded.ratio(Math.max(0, lost), newest.expectedPackets()),
        reason(of, NOT_COUNTED));
  }

  private Shown nowMillis(String metric, @Nullable StreamSeries of, boolean isJitter) {
    StreamSecond newest = newest(of);
    Double millis =
        newest == null ? null : isJitter ? newest.jitterMillis() : newest.jitterBufferMillis();
    return Shown.millis(
        metric, Shown.rounded(millis), reason(of, isJitter ? "none measured" : NO_RECEIVER));
  }

  private Shown nowConcealed(@Nullable StreamSeries of) {
    StreamSecond newest = newest(of);
    return Shown.ratio(
        "now.concealedRatio",
        newest == null ? null : Rounded.ratio(newest.concealedSamples(), newest.totalSamples()),
        reason(of, NO_RECEIVER));
  }

  private @Nullable Verdict verdict(
      String stream, @Nullable StreamReport report, @Nullable StreamSeries now) {
    for (Episode episode : call.episodes().current()) {
      if (stream.equals(episode.subject().stream())) {
        return episode.verdict();
      }
    }
    if (call.isEnded() && report != null) {
      return CallVerdict.ofStream(report);
    }
    return now != null && now.expectedPackets().largest() > 0 && newest(now) != null
        ? enough(now) ? Verdict.PASS : null
        : null;
  }

  private boolean enough(StreamSeries of) {
    return CallVerdict.recentlyExpected(call.series().timeline(), of)
        >= Limits.MIN_EXPECTED_PACKETS;
  }
}
