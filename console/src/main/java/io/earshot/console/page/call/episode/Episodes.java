package io.earshot.console.page.call.episode;

import io.earshot.console.page.call.series.BudgetCheck;
import io.earshot.console.page.call.series.CallSeries;
import io.earshot.console.page.call.series.HopSeries;
import io.earshot.console.page.call.series.StreamSeries;
import io.earshot.console.page.call.series.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one call suffered in its last fifteen minutes.
 *
 * @param current worst first
 * @param past newest first, at most {@value Limits#MAX_PAST_EPISODES}
 */
public record Episodes(List<Episode> current, List<Episode> past) {

  public static final Episodes NONE = new Episodes(List.of(), List.of());

  private static final Set<String> LEGS_TO_SFU = Set.of("uplink", "worker_sfu");
  private static final Set<String> LEGS_FROM_SFU = Set.of("downlink", "sfu_worker");
  private static final String DIRECT = "p2p";

  /**
   * Looks at everything that is kept.
   *
   * @param isOver the call has ended: nothing goes on
   */
  public static Episodes of(CallSeries series, boolean isOver) {
    if (series.timeline().isEmpty()) {
      return NONE;
    }
    List<Episode> current = new ArrayList<>();
    List<Episode> past = new ArrayList<>();
    for (Rule rule : rules(series)) {
      for (Episode episode : EpisodeScan.of(rule, series.timeline(), isOver)) {
        (episode.isCurrent() ? current : past).add(episode);
      }
    }
    current.sort(Episode.WORST_FIRST);
    past.sort(Episode.NEWEST_FIRST);
    return new Episodes(
        List.copyOf(current),
        List.copyOf(past.subList(0, Math.min(past.size(), Limits.MAX_PAST_EPISODES))));
  }

  /** Rules that have any chance to find something: most columns never come near a limit. */
  private static List<Rule> rules(CallSeries series) {
    Timeline timeline = series.timeline();
    List<Rule> rules = new ArrayList<>();
    for (StreamSeries stream : series.streams()) {
      if (stream.lostPackets().largest() > 0) {
        rules.add(lossRule(series, stream));
      }
      if (stream.jitterMillis().largest() > Limits.MAX_JITTER_MILLIS) {
        rules.add(new JitterRule(timeline, stream));
      }
      if (stream.concealedSamples().largest() > 0) {
        rules.add(new ConcealmentRule(timeline, stream));
      }
    }
    for (HopSeries hop : series.hops()) {
      BudgetCheck check = hop.check();
      if (check != null && check.wasEverMissed()) {
        rules.add(new HopRule(timeline, hop, check));
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

  /** The worst of those that go on, else of those that are over; null = nobody suffered. */
  public @Nullable Episode worst() {
    return (current.isEmpty() ? past : current).stream().min(Episode.WORST_FIRST).orElse(null);
  }
}
