package io.earshot.streams.session.lane;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.result.HopClock;
import io.earshot.streams.session.result.HopName;
import io.earshot.streams.session.result.HopWindow;
import java.util.List;

/**
 * Windows of one hop merged: delays and the ends of their intervals. Within one clock the delays
 * tell the ends, since the bound is the same for all.
 */
final class MergedHop {

  private static final double MICROS_PER_MILLI = 1000;

  private final boolean isOneClock;

  final DelayHistogram delay = new DelayHistogram();
  private final DelayHistogram lo = new DelayHistogram();
  private final DelayHistogram hi = new DelayHistogram();

  /** NaN once a window was unbounded. */
  private double boundMillis;

  MergedHop(HopName name) {
    this.isOneClock = name.clock() == HopClock.SAME;
  }

  void add(HopWindow window) {
    delay.merge(window.delay());
    DelayHistogram addedLo = window.lo();
    DelayHistogram addedHi = window.hi();
    Double bound = window.boundMillis();
    boundMillis = Math.max(boundMillis, bound == null ? Double.NaN : bound);
    if (!isOneClock && addedLo != null && addedHi != null) {
      lo.merge(addedLo);
      hi.merge(addedHi);
    }
  }

  HopWindow window(HopName name) {
    boolean isBounded = !Double.isNaN(boundMillis);
    long boundMicros = Math.round(boundMillis * MICROS_PER_MILLI);
    return new HopWindow(
        name,
        delay,
        !isBounded ? null : isOneClock ? delay.shifted(-boundMicros, 0) : lo,
        !isBounded ? null : isOneClock ? delay.shifted(boundMicros, Long.MIN_VALUE) : hi,
        isBounded ? boundMillis : null,
        null,
        List.of(),
        List.of());
  }

  void writeTo(SnapshotWriter out) {
    delay.writeTo(out);
    lo.writeTo(out);
    hi.writeTo(out);
    out.writeDouble(boundMillis);
  }

  static MergedHop readFrom(HopName name, SnapshotReader in) {
    MergedHop hop = new MergedHop(name);
    hop.delay.mergeFrom(in);
    hop.lo.mergeFrom(in);
    hop.hi.mergeFrom(in);
    hop.boundMillis = in.readDouble();
    return hop;
  }
}
