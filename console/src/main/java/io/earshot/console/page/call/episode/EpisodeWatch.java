package io.earshot.console.page.call.episode;

import io.earshot.console.page.call.series.CallSeries;
import io.earshot.console.page.call.series.StreamSeries;
import io.earshot.console.page.call.series.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Watches one call. What it says is a function of what is kept of the call, whatever the order in
 * which that came; it only remembers where it stood half a minute ago, so as not to look at a
 * quarter of an hour every second.
 */
public final class EpisodeWatch {

  /** Final words come some seconds late; what is older hardly ever changes. */
  private static final int SETTLED_SECONDS = 30;

  private final CallSeries series;
  private final Map<String, EpisodeScan.Standing> standings = new HashMap<>();
  private int shape;

  public EpisodeWatch(CallSeries series) {
    this.series = series;
  }

  /** A second came or was replaced. */
  public void changed(long second) {
    standings.values().removeIf(standing -> second <= standing.second());
  }

  /**
   * Looks at everything that is kept.
   *
   * @param isOver nothing goes on any more
   */
  public Episodes look(boolean isOver) {
    Timeline timeline = series.timeline();
    if (timeline.isEmpty()) {
      return Episodes.NONE;
    }
    if (shape != shape()) {
      standings.clear();
      shape = shape();
    }
    List<Episode> current = new ArrayList<>();
    List<Episode> past = new ArrayList<>();
    Rules.of(series)
        .forEach(
            (key, rule) -> {
              for (Episode episode : scanned(key, rule).episodes(isOver)) {
                (episode.isCurrent() ? current : past).add(episode);
              }
            });
    current.sort(Episode.WORST_FIRST);
    past.sort(Episode.NEWEST_FIRST);
    return new Episodes(
        List.copyOf(current),
        List.copyOf(past.subList(0, Math.min(past.size(), Limits.MAX_PAST_EPISODES))));
  }

  private EpisodeScan scanned(String key, Rule rule) {
    Timeline timeline = series.timeline();
    EpisodeScan.Standing standing = standings.get(key);
    EpisodeScan scan = resumed(standing, rule);
    long settled = timeline.newest() - SETTLED_SECONDS;
    boolean isOld = standing == null || settled - standing.second() >= SETTLED_SECONDS;
    if (isOld && settled >= timeline.oldest()) {
      scan.advanceTo(settled);
      standings.put(key, scan.standing());
    }
    scan.advanceTo(timeline.newest());
    return scan;
  }

  private EpisodeScan resumed(EpisodeScan.@Nullable Standing standing, Rule rule) {
    Timeline timeline = series.timeline();
    return standing == null || standing.second() < timeline.oldest()
        ? EpisodeScan.fromBeginning(rule, timeline)
        : EpisodeScan.from(standing, rule, timeline);
  }

  /** Legs and publishers of the streams: with them rules look at other columns. */
  private int shape() {
    int hash = 0;
    for (StreamSeries stream : series.streams()) {
      hash = 31 * hash + Objects.hash(stream.name(), stream.leg(), stream.peer());
      hash = 31 * hash + (stream.lostPackets().isUsed() ? 1 : 0);
    }
    return hash;
  }
}
