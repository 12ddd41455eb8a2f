package io.earshot.streams.session.lane;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.HopClock;
import io.earshot.streams.session.result.HopName;
import io.earshot.streams.session.result.HopSummary;
import io.earshot.streams.session.result.HopWindow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The hops of one session that had a delay, in path order. */
final class Hops {

  private final TreeMap<HopName, HopTally> tallies = new TreeMap<>();
  private final boolean keepsTotals;

  Hops(boolean keepsTotals) {
    this.keepsTotals = keepsTotals;
  }

  HopTally tally(Hop hop, String from, String to, HopClock clock) {
    HopName name = new HopName(hop, from, to, clock);
    HopTally known = tallies.get(name);
    if (known != null) {
      return known;
    }
    HopTally made = new HopTally(name, keepsTotals);
    tallies.put(name, made);
    // Halves of one round trip say nothing together that it does not say itself.
    Hop back = clock == HopClock.ROUND_TRIP ? null : hop.wayBack();
    HopTally wayBack = back == null ? null : tallies.get(new HopName(back, to, from, clock));
    if (wayBack != null) {
      made.closeLoopWith(wayBack);
    }
    return made;
  }

  Collection<HopTally> tallies() {
    return tallies.values();
  }

  /** Frames whose delay cannot be one. */
  long impossible() {
    return tallies.values().stream().mapToLong(HopTally::impossible).sum();
  }

  List<HopWindow> closeWindow() {
    List<HopWindow> windows = new ArrayList<>();
    for (HopTally tally : tallies.values()) {
      if (tally.hasWindow()) {
        windows.add(tally.closeWindow());
      }
    }
    return windows;
  }

  /** One entry for each hop and pair: where marks and RTCP both tell, the marks do. */
  List<HopSummary> summaries() {
    List<HopSummary> summaries = new ArrayList<>();
    HopName last = null;
    for (HopTally tally : tallies.values()) {
      HopName name = tally.name;
      if (tally.isEmpty()
          || name.hop() == Hop.MOUTH_TO_EAR
          || !name.hop().isPublished()
          || isSamePair(name, last)) {
        continue;
      }
      summaries.add(tally.summary());
      last = name;
    }
    return summaries;
  }

  /** Capture to playout, all pairs of one session pooled. */
  DelayHistogram mouthToEar() {
    DelayHistogram pooled = new DelayHistogram();
    for (HopTally tally : tallies.values()) {
      if (tally.name.hop() == Hop.MOUTH_TO_EAR) {
        pooled.merge(tally.total().whole());
      }
    }
    return pooled;
  }

  /** Half widths around those delays: what clocks leave open, and what audio devices add. */
  DelayHistogram mouthToEarBound() {
    DelayHistogram pooled = new DelayHistogram();
    for (HopTally tally : tallies.values()) {
      if (tally.name.hop() == Hop.MOUTH_TO_EAR) {
        pooled.merge(tally.totalBound().whole());
      }
    }
    return pooled;
  }

  private static boolean isSamePair(HopName name, @Nullable HopName other) {
    return other != null
        && name.hop() == other.hop()
        && name.from().equals(other.from())
        && name.to().equals(other.to());
  }
}
