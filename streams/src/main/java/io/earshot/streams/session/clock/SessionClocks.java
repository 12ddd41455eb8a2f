package io.earshot.streams.session.clock;

import io.earshot.media.clock.Workspace;
import io.earshot.media.clock.graph.ClockGraph;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.input.Probe;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.result.ClockEdgeSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All clocks of one session and all pairs of them between which packets have passed.
 *
 * <p>It is fed in an order that does not depend on arrival, once the grace is over; what it says is
 * a function of that. LIVE results ask it for what is known so far, FINAL ones for the record.
 */
public final class SessionClocks {

  /** Pairs of one session; a new one beyond is counted and left out. */
  private static final int MAX_PAIRS = 128;

  private record Ends(ClockName left, ClockName right) {}

  private final Map<ClockName, KnownClock> clocks = new LinkedHashMap<>();
  private final Map<Ends, ClockPair> pairs = new LinkedHashMap<>();
  private final Workspace workspace = new Workspace();
  private final ClosedSecond live = new ClosedSecond(this, false);
  private final ClosedSecond settled = new ClosedSecond(this, true);
  private long overflows;
  private boolean isDirty;

  /** Takes note of what a clock shows: added to a time of it, that gives event time. */
  public void onClock(ClockName name, Role role, long toEventNanos) {
    KnownClock clock = clock(name, ClockSite.of(role));
    if (clock != null) {
      clock.onReading(ClockSite.of(role), toEventNanos);
      isDirty = true;
    }
  }

  /** Where packets from one clock to another are taken. */
  public ClockWay way(ClockName from, ClockName to) {
    return new ClockWay(this, from, to);
  }

  /**
   * Takes an exchange.
   *
   * @param eventNanos event time of its end
   */
  public void probe(ClockName asking, Probe probe, long eventNanos) {
    onClock(probe.peerClock(), Role.UNKNOWN, eventNanos - probe.responseSentNanos());
    exchange(
        asking,
        probe.peerClock(),
        probe.requestSentNanos(),
        probe.requestReceivedNanos(),
        probe.responseSentNanos(),
        probe.responseReceivedNanos());
  }

  /** Takes four timestamps, the first and last of the clock that asked. */
  public void exchange(
      ClockName asking, ClockName peer, long t1Nanos, long t2Nanos, long t3Nanos, long t4Nanos) {
    ClockPair pair = pair(asking, peer);
    if (pair != null) {
      pair.exchange(pair.right.name.equals(asking), t1Nanos, t2Nanos, t3Nanos, t4Nanos);
      forgetClosed();
    }
  }

  void forgetClosed() {
    live.forget();
    settled.forget();
  }

  private @Nullable KnownClock clock(ClockName name, ClockSite site) {
    KnownClock known = clocks.get(name);
    if (known == null && clocks.size() < ClockGraph.MAX_CLOCKS) {
      known = new KnownClock(name, clocks.size(), site);
      clocks.put(name, known);
    }
    return known;
  }

  /**
   * The pair of two clocks, made when first asked for; null if there is no room or they are one.
   */
  @Nullable ClockPair pair(ClockName one, ClockName other) {
    KnownClock first = clock(one, ClockSite.HOST);
    KnownClock second = clock(other, ClockSite.HOST);
    if (first == null || second == null || one.equals(other)) {
      overflows += one.equals(other) ? 0 : 1;
      return null;
    }
    ClockPair known = pairs.get(new Ends(one, other));
    known = known == null ? pairs.get(new Ends(other, one)) : known;
    if (known == null && pairs.size() == MAX_PAIRS) {
      overflows++;
      return null;
    }
    return known == null ? add(first, second) : known;
  }

  private ClockPair add(KnownClock first, KnownClock second) {
    Comparator<KnownClock> serverFirst =
        Comparator.comparing(KnownClock::site)
            .thenComparing(clock -> clock.name.node())
            .thenComparing(clock -> clock.name.clock())
            .thenComparing(clock -> clock.name.epoch());
    boolean isFirstLeft = serverFirst.compare(first, second) <= 0;
    KnownClock left = isFirstLeft ? first : second;
    KnownClock right = isFirstLeft ? second : first;
    ClockPair before = earlierEpoch(left.name, right.name);
    ClockPair added =
        before == null ? ClockPair.of(left, right, workspace) : before.nextEpoch(right);
    pairs.put(new Ends(left.name, right.name), added);
    return added;
  }

  /** The pair before the right clock stepped last; null if it has not. */
  private @Nullable ClockPair earlierEpoch(ClockName left, ClockName right) {
    ClockPair newest = null;
    for (ClockPair pair : pairs.values()) {
      ClockName name = pair.right.name;
      boolean isSameClock =
          pair.left.name.equals(left)
              && name.node().equals(right.node())
              && name.clock().equals(right.clock())
              && name.epoch() < right.epoch();
      if (isSameClock && (newest == null || newest.right.name.epoch() < name.epoch())) {
        newest = pair;
      }
    }
    return newest;
  }

  /** What is known so far; provisional. */
  public Offsets live() {
    return live;
  }

  /** What is known once all samples that can matter are in. */
  public Offsets settled() {
    return settled;
  }

  @Nullable KnownClock find(ClockName name) {
    return clocks.get(name);
  }

  int count() {
    return clocks.size();
  }

  Iterable<ClockPair> pairs() {
    return pairs.values();
  }

  /** Clocks and pairs that found no room. */
  public long overflows() {
    return overflows;
  }

  /** What was learned of each pair, sorted by its clocks. */
  public List<ClockEdgeSummary> summaries(long eventNanos) {
    List<ClockEdgeSummary> summaries = new ArrayList<>();
    for (ClockPair pair : pairs.values()) {
      summaries.add(pair.summary(eventNanos));
    }
    summaries.sort(
        Comparator.<ClockEdgeSummary, String>comparing(edge -> edge.left().toString())
            .thenComparing(edge -> edge.right().toString()));
    return summaries;
  }

  /** Where changed parts go. */
  public interface Store {
    void put(String part, byte[] state);
  }

  /** Stores what has changed since the last call: the clocks, and each pair apart. */
  public void storeChanges(String clocksPart, String pairPrefix, Store store) {
    SnapshotWriter out = new SnapshotWriter();
    if (isDirty) {
      out.writeUnsigned(overflows);
      out.writeUnsigned(clocks.size());
      clocks.values().forEach(clock -> clock.writeTo(out));
      store.put(clocksPart, out.toByteArray());
      isDirty = false;
    }
    int number = 0;
    for (ClockPair pair : pairs.values()) {
      if (pair.takeDirty()) {
        out.clear();
        pair.writeTo(out);
        store.put(pairPrefix + number, out.toByteArray());
      }
      number++;
    }
  }

  /** Gives the clocks back; before any pair. */
  public void restoreClocks(byte[] state) {
    SnapshotReader in = new SnapshotReader(state);
    overflows = in.readUnsigned();
    for (int n = in.readCount(ClockGraph.MAX_CLOCKS); n > 0; n--) {
      KnownClock clock = KnownClock.readFrom(in, clocks.size());
      clocks.put(clock.name, clock);
    }
  }

  /** Gives a pair back; in the order of their numbers. */
  public void restorePair(byte[] state) {
    SnapshotReader in = new SnapshotReader(state);
    List<KnownClock> numbered = new ArrayList<>(clocks.values());
    KnownClock left = numbered.get(in.readCount(numbered.size() - 1));
    KnownClock right = numbered.get(in.readCount(numbered.size() - 1));
    pairs.put(new Ends(left.name, right.name), ClockPair.readFrom(in, left, right, workspace));
  }
}
