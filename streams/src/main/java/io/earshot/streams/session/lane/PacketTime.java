package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import org.jspecify.annotations.Nullable;

/**
 * Sound in one packet: the shortest step of the timestamps between neighbors, since a pause only
 * makes steps longer.
 */
final class PacketTime {

  /** RFC 6716 §2.1.4: packets hold 2.5 to 120 ms. */
  private static final double MIN_MILLIS = 2.5;

  private static final double MAX_MILLIS = 120;
  private static final double MILLIS_PER_SECOND = 1000;

  private int lastSequence = -1;
  private int lastTicks;
  private double shortestMillis = Double.NaN;

  void onPacket(int sequenceNumber, int rtpTicks, int clockRateHertz) {
    if (lastSequence >= 0 && (short) (sequenceNumber - lastSequence) == 1) {
      double millis = (rtpTicks - lastTicks) * MILLIS_PER_SECOND / clockRateHertz;
      if (MIN_MILLIS <= millis && millis <= MAX_MILLIS && !(millis >= shortestMillis)) {
        shortestMillis = millis;
      }
    }
    lastSequence = sequenceNumber & 0xffff;
    lastTicks = rtpTicks;
  }

  /** The clock rate was another one. */
  void clear() {
    shortestMillis = Double.NaN;
  }

  @Nullable Double millis() {
    return Double.isNaN(shortestMillis) ? null : shortestMillis;
  }

  void writeTo(SnapshotWriter out) {
    out.writeSigned(lastSequence);
    out.writeSigned(lastTicks);
    out.writeDouble(shortestMillis);
  }

  static PacketTime readFrom(SnapshotReader in) {
    PacketTime time = new PacketTime();
    time.lastSequence = (int) in.readSigned();
    time.lastTicks = (int) in.readSigned();
    time.shortestMillis = in.readDouble();
    return time;
  }
}
