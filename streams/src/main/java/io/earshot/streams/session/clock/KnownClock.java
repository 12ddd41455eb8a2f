package io.earshot.streams.session.clock;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.ClockName;

/** One clock of a session. */
final class KnownClock {

  final ClockName name;
  final int number;
  private ClockSite site;
  private long toEventNanos;

  /**
   * @param number its place in the graph
   */
  KnownClock(ClockName name, int number, ClockSite site) {
    this.name = name;
    this.number = number;
    this.site = site;
  }

  ClockSite site() {
    return site;
  }

  /** Takes note of where it stands, and what event time it showed last. */
  void onReading(ClockSite seenSite, long newToEventNanos) {
    site = seenSite == ClockSite.HOST ? site : seenSite;
    toEventNanos = newToEventNanos;
  }

  /** What it showed at an event time, as far as its newest batch tells: to some 10 ms. */
  long atEventNanos(long eventNanos) {
    return eventNanos - toEventNanos;
  }

  void writeTo(SnapshotWriter out) {
    out.writeString(name.node());
    out.writeString(name.clock());
    out.writeSigned(name.epoch());
    out.writeUnsigned(site.ordinal());
    out.writeSigned(toEventNanos);
  }

  static KnownClock readFrom(SnapshotReader in, int number) {
    ClockName name = new ClockName(in.readString(), in.readString(), (int) in.readSigned());
    ClockSite site = ClockSite.values()[in.readCount(ClockSite.values().length - 1)];
    KnownClock clock = new KnownClock(name, number, site);
    clock.toEventNanos = in.readSigned();
    return clock;
  }
}
