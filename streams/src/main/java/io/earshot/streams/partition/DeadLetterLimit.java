package io.earshot.streams.partition;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.avro.Refusal;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lets the first {@value #MAX_PER_MINUTE} dead letters of each cause and minute through; a broken
 * agent must not fill the disk. Minutes are those of the partition's ticks, and the state is kept
 * with the engine's, so that a replay and a restart write the same dead letters.
 */
final class DeadLetterLimit {

  static final int MAX_PER_MINUTE = 100;

  /** Name of its part in the partition's state. */
  static final String PART = "dead-letter-limit";

  private static final int SECONDS_PER_MINUTE = 60;

  /** By label: names outlive the order of an enum. */
  private final SortedMap<String, Integer> written = new TreeMap<>();

  private long minute = Long.MIN_VALUE;

  /** True if the newest refusal is to be written; counts it then. */
  boolean admit(Refusal refusal, long tickSecond) {
    long newMinute = Math.floorDiv(tickSecond, SECONDS_PER_MINUTE);
    if (newMinute != minute) {
      minute = newMinute;
      written.clear();
    }
    return written.merge(refusal.label(), 1, DeadLetterLimit::plusWithinBound) <= MAX_PER_MINUTE;
  }

  byte[] state() {
    SnapshotWriter out = new SnapshotWriter();
    out.writeSigned(minute);
    out.writeUnsigned(written.size());
    written.forEach(
        (label, count) -> {
          out.writeString(label);
          out.writeUnsigned(count);
        });
    return out.toByteArray();
  }

  void restore(byte[] state) {
    SnapshotReader in = new SnapshotReader(state);
    minute = in.readSigned();
    for (int causes = in.readCount(Byte.MAX_VALUE); causes > 0; causes--) {
      written.put(in.readString(), in.readCount(MAX_PER_MINUTE + 1));
    }
  }

  private static int plusWithinBound(int count, int one) {
    return Math.min(count + one, MAX_PER_MINUTE + 1);
  }
}
