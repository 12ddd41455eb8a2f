package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.result.ConnectionQuality;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * LiveKit's ConnectionQuality of one participant. Every member of a room is told of everybody, so
 * the same value comes several times and changes nothing.
 */
final class ConnectionQualityTally {

  /** LiveKit's enumeration, livekit_models.proto, from best to worst. */
  private static final List<String> VALUES = List.of("excellent", "good", "poor", "lost");

  private static final int UNKNOWN = -1;
  private static final double NANOS_PER_SECOND = 1e9;

  private final long[] heldNanos = new long[VALUES.size()];
  private int last = UNKNOWN;
  private int worst = UNKNOWN;
  private long sinceNanos = Times.NEVER;

  /** Takes a value; one that LiveKit does not know is passed over. */
  void onValue(@Nullable String value, long eventNanos) {
    int index = value == null ? UNKNOWN : VALUES.indexOf(value.toLowerCase(Locale.ROOT));
    if (index == UNKNOWN) {
      return;
    }
    hold(eventNanos);
    last = index;
    worst = Math.max(worst, index);
    sinceNanos = sinceNanos == Times.NEVER ? eventNanos : Math.max(sinceNanos, eventNanos);
  }

  /** The participant is gone: nothing holds any longer. */
  void onLeft(long eventNanos) {
    hold(eventNanos);
    sinceNanos = Times.NEVER;
  }

  private void hold(long untilNanos) {
    if (sinceNanos != Times.NEVER) {
      heldNanos[last] += Math.max(0, untilNanos - sinceNanos);
    }
  }

  /** Up to a time; null if nothing was said. */
  @Nullable ConnectionQuality until(long endNanos) {
    if (last == UNKNOWN) {
      return null;
    }
    Map<String, Double> heldSeconds = new TreeMap<>();
    for (int i = 0; i < heldNanos.length; i++) {
      boolean isOpen = i == last && sinceNanos != Times.NEVER;
      long openNanos = isOpen ? Math.max(0, endNanos - sinceNanos) : 0;
      if (heldNanos[i] + openNanos > 0) {
        heldSeconds.put(VALUES.get(i), (heldNanos[i] + openNanos) / NANOS_PER_SECOND);
      }
    }
    return new ConnectionQuality(VALUES.get(last), VALUES.get(worst), heldSeconds);
  }

  void writeTo(SnapshotWriter out) {
    out.writeSigned(last);
    out.writeSigned(worst);
    out.writeSigned(sinceNanos);
    for (long nanos : heldNanos) {
      out.writeUnsigned(nanos);
    }
  }

  static ConnectionQualityTally readFrom(SnapshotReader in) {
    ConnectionQualityTally tally = new ConnectionQualityTally();
    tally.last = (int) in.readSigned();
    tally.worst = (int) in.readSigned();
    tally.sinceNanos = in.readSigned();
    for (int i = 0; i < tally.heldNanos.length; i++) {
      tally.heldNanos[i] = in.readUnsigned();
    }
    return tally;
  }
}
