package io.earshot.console.page.call.episode;

import io.earshot.console.page.call.series.BudgetCheck;
import io.earshot.console.page.call.series.CallSeries;
import io.earshot.console.page.call.series.HopSeries;
import io.earshot.console.page.call.series.StreamSeries;
import io.earshot.console.page.call.series.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of one call: those that have any chance to find something. */
final class Rules {

  private static final Set<String> LEGS_TO_SFU = Set.of("uplink", "worker_sfu");
  private static final Set<String> LEGS_FROM_SFU = Set.of("downlink", "sfu_worker");
  private static final String DIRECT = "p2p";

  private Rules() {}

  /** Rules by a key of their own; most columns never come near a limit and need none. */
  static Map<String, Rule> of(CallSeries series) {
    Timeline timeline = series.timeline();
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (StreamSeries stream : series.streams()) {
      String id = stream.name().id();
      if (stream.lostPackets().largest() > 0) {
        rules.put("loss|" + id, lossRule(series, stream));
      }
      if (stream.jitterMillis().largest() > Limits.MAX_JITTER_MILLIS) {
        rules.put("jitter|" + id, new JitterRule(timeline, stream));
      }
      if (stream.concealedSamples().largest() > 0) {
        rules.put("concealed|" + id, new ConcealmentRule(timeline, stream, feeds(series, stream)));
      }
    }
    for (HopSeries hop : series.hops()) {
      BudgetCheck check = hop.check();
      if (check != null && check.wasEverMissed()) {
        rules.put("hop|" + hop.name(), new HopRule(timeline, hop, check));
      }
    }
    return rules;
  }

  private static LossRule lossRule(CallSeries series, StreamSeries stream) {
    if (stream.name().isOutbound() || stream.leg().equals(DIRECT)) {
      return new LossRule(series.timeline(), stream, List.of(), true);
    }
    List<StreamSeries> feeds =
        LEGS_FROM_SFU.contains(stream.leg()) ? feeds(series, stream) : List.of();
    return new LossRule(series.timeline(), stream, feeds, !feeds.isEmpty());
  }

  /** What the publisher of a received stream sends, as far as anyone counts it. */
  private static List<StreamSeries> feeds(CallSeries series, StreamSeries received) {
    return series.streams().stream()
        .filter(each -> each.name().isOutbound() && LEGS_TO_SFU.contains(each.leg()))
        .filter(each -> each.name().participant().equals(received.peer()))
        .filter(each -> each.lostPackets().isUsed())
        .toList();
  }
}
