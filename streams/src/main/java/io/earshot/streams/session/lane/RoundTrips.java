package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.HopClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Delays between clients and an SFU that nobody looks into: each way took between nothing and the
 * whole round trip, so half of it, give or take the other half. A round trip of 32 ms says 16 ± 16
 * ms each way.
 *
 * <p>ICE measures the way that media goes, relay included; RTCP's round trip stands in for it where
 * a client tells none. A way that anything better was known of even once is left to that.
 */
final class RoundTrips {

  /** Of one second: some for each of as many participants as there may be. */
  private static final int MAX_SAMPLES = 4_000;

  private static final int MAX_NAMES = 10_000;
  private static final double NANOS_PER_MILLI = 1e6;

  private record Sample(String client, long halfNanos, long eventNanos) {}

  private final List<Sample> ice = new ArrayList<>();
  private final List<Sample> rtcp = new ArrayList<>();
  private final Set<String> haveIce = new TreeSet<>();
  private final Map<Hop, Set<String>> measured =
      new TreeMap<>(Map.of(Hop.UPLINK, new TreeSet<>(), Hop.DOWNLINK, new TreeSet<>()));

  void onIce(String client, double rttMillis, long eventNanos) {
    haveIce.add(client);
    add(ice, client, rttMillis, eventNanos);
  }

  /** Takes a round trip between a client and whoever answers its sender reports. */
  void onRtcp(String client, double rttMillis, long eventNanos) {
    add(rtcp, client, rttMillis, eventNanos);
  }

  private static void add(List<Sample> to, String client, double rttMillis, long eventNanos) {
    if (rttMillis >= 0 && to.size() < MAX_SAMPLES) {
      to.add(new Sample(client, Math.round(rttMillis * NANOS_PER_MILLI / 2), eventNanos));
    }
  }

  /** Puts the round trips of the open window where nothing better is known. */
  void closeSecond(Facts facts, Streams streams, Hops hops) {
    for (HopTally tally : hops.tallies()) {
      Set<String> better = measured.get(tally.name.hop());
      if (better != null && tally.name.clock() != HopClock.ROUND_TRIP && tally.hasWindow()) {
        better.add(clientOf(tally));
      }
    }
    if (facts.isForwarded()) {
      ice.forEach(sample -> put(sample, facts, streams, hops));
      rtcp.stream()
          .filter(sample -> !haveIce.contains(sample.client()))
          .forEach(sample -> put(sample, facts, streams, hops));
    }
    ice.clear();
    rtcp.clear();
  }

  private static String clientOf(HopTally tally) {
    return tally.name.hop() == Hop.UPLINK ? tally.name.from() : tally.name.to();
  }

  private void put(Sample sample, Facts facts, Streams streams, Hops hops) {
    String client = sample.client();
    String server = facts.serverName();
    Role role = facts.roleOf(client);
    if (role.isServer() || role == Role.WORKER) {
      return;
    }
    if (!isMeasured(Hop.UPLINK, client) && streams.hasAny(client, true)) {
      add(hops.tally(Hop.UPLINK, client, server, HopClock.ROUND_TRIP), sample);
    }
    if (!isMeasured(Hop.DOWNLINK, client) && streams.hasAny(client, false)) {
      add(hops.tally(Hop.DOWNLINK, server, client, HopClock.ROUND_TRIP), sample);
    }
  }

  private boolean isMeasured(Hop hop, String client) {
    return measured.getOrDefault(hop, Set.of()).contains(client);
  }

  private static void add(HopTally tally, Sample sample) {
    tally.add(sample.halfNanos(), sample.halfNanos(), sample.eventNanos());
  }

  void writeTo(SnapshotWriter out) {
    write(haveIce, out);
    measured.values().forEach(clients -> write(clients, out));
  }

  void readFrom(SnapshotReader in) {
    read(in, haveIce);
    measured.values().forEach(clients -> read(in, clients));
  }

  private static void write(Set<String> names, SnapshotWriter out) {
    out.writeUnsigned(names.size());
    names.forEach(out::writeString);
  }

  private static void read(SnapshotReader in, Set<String> into) {
    for (int n = in.readCount(MAX_NAMES); n > 0; n--) {
      into.add(in.readString());
    }
  }
}
