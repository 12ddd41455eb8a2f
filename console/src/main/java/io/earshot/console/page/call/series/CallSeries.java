package io.earshot.console.page.call.series;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that was measured of one call in its last fifteen minutes. */
public final class CallSeries {

  /** As many streams as the engine follows in one session. */
  static final int MAX_STREAMS = 64;

  static final int MAX_HOPS = 128;

  private final Timeline timeline = new Timeline();
  private final Map<StreamName, StreamSeries> streams = new TreeMap<>();
  private final Map<HopName, HopSeries> hops = new TreeMap<>();
  private final Map<String, Long> lastSecondByParticipant = new HashMap<>();
  private final List<ChartSeries> charts = new ArrayList<>();
  private final Set<ChartSeries> charted = new HashSet<>();
  private boolean hasSeveralClocks;
  private long overflows;

  /**
   * Takes a second.
   *
   * @param change number of the change that brings it, growing
   * @return false if it brings nothing new
   */
  public boolean put(CallSecond second, long change) {
    int slot = timeline.open(second.second(), second.isFinal(), change);
    if (slot == Timeline.ABSENT) {
      return false;
    }
    for (StreamSecond of : second.streams()) {
      StreamSeries series = streamSeries(of);
      if (series != null) {
        series.put(slot, second.second(), of);
        lastSecondByParticipant.merge(of.name().participant(), second.second(), Math::max);
        chart(series);
      }
    }
    for (HopSecond of : second.hops()) {
      hasSeveralClocks |= of.clock().equals(HopSecond.ESTIMATED);
      HopSeries series = hopSeries(of);
      if (series != null) {
        series.put(slot, second.second(), of);
        chart(series);
      }
    }
    return true;
  }

  private @Nullable StreamSeries streamSeries(StreamSecond of) {
    StreamSeries known = streams.get(of.name());
    if (known == null && streams.size() < MAX_STREAMS) {
      known = new StreamSeries(of, timeline);
      streams.put(of.name(), known);
    }
    overflows += known == null ? 1 : 0;
    return known;
  }

  private @Nullable HopSeries hopSeries(HopSecond of) {
    HopSeries known = hops.get(of.name());
    if (known == null && hops.size() < MAX_HOPS) {
      known = new HopSeries(of, timeline);
      hops.put(of.name(), known);
    }
    overflows += known == null ? 1 : 0;
    return known;
  }

  private void chart(StreamSeries series) {
    for (ChartSeries.Quantity quantity : ChartSeries.OF_STREAMS) {
      chart(new ChartSeries(quantity, series, null));
    }
  }

  private void chart(HopSeries series) {
    for (ChartSeries.Quantity quantity : ChartSeries.OF_HOPS) {
      chart(new ChartSeries(quantity, null, series));
    }
  }

  private void chart(ChartSeries series) {
    if (series.isUsed() && charted.add(series)) {
      charts.add(series);
    }
  }

  public Timeline timeline() {
    return timeline;
  }

  /** Sorted by name. */
  public Collection<StreamSeries> streams() {
    return streams.values();
  }

  /** Sorted by name. */
  public Collection<HopSeries> hops() {
    return hops.values();
  }

  public @Nullable StreamSeries stream(StreamName name) {
    return streams.get(name);
  }

  public @Nullable HopSeries hop(HopName name) {
    return hops.get(name);
  }

  /** Newest second in which a participant's end of any stream had anything. */
  public Map<String, Long> lastSecondByParticipant() {
    return lastSecondByParticipant;
  }

  /** What can be drawn, in the order in which it was first known; it only grows. */
  public List<ChartSeries> charts() {
    return charts;
  }

  /** Whether an offset between clocks was ever estimated: its seconds are final later. */
  public boolean hasSeveralClocks() {
    return hasSeveralClocks;
  }

  /** Streams and hops of seconds that found no place. */
  public long overflows() {
    return overflows;
  }
}
