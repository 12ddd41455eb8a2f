package io.earshot.media.mark;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The fields of the sends of a {@link SendIndex}, a column each, a row a slot. */
final class SendColumns {

  int[] payloadHash;
  int[] payloadLengthBytes;
  long[] eventNanos;
  long[] clockNanos;
  long[] captureNanos;
  int[] rtpTicks;
  boolean[] repeated;

  SendColumns(int slots) {
    payloadHash = new int[slots];
    payloadLengthBytes = new int[slots];
    eventNanos = new long[slots];
    clockNanos = new long[slots];
    captureNanos = new long[slots];
    rtpTicks = new int[slots];
    repeated = new boolean[slots];
  }

  int slots() {
    return payloadHash.length;
  }

  void growTo(int slots) {
    payloadHash = Arrays.copyOf(payloadHash, slots);
    payloadLengthBytes = Arrays.copyOf(payloadLengthBytes, slots);
    eventNanos = Arrays.copyOf(eventNanos, slots);
    clockNanos = Arrays.copyOf(clockNanos, slots);
    captureNanos = Arrays.copyOf(captureNanos, slots);
    rtpTicks = Arrays.copyOf(rtpTicks, slots);
    repeated = Arrays.copyOf(repeated, slots);
  }

  boolean hasKey(int slot, int hash, int lengthBytes) {
    return payloadHash[slot] == hash && payloadLengthBytes[slot] == lengthBytes;
  }

  boolean haveSameKey(int slot, int otherSlot) {
    return hasKey(slot, payloadHash[otherSlot], payloadLengthBytes[otherSlot]);
  }

  /** Writes a send by its steps from the one before, {@link SlotLinks#NONE} for the first. */
  void write(int slot, int previous, SnapshotWriter out) {
    boolean captureKnown = captureNanos[slot] != SendIndex.UNKNOWN_NANOS;
    out.writeFixed32(payloadHash[slot]);
    out.writeUnsigned(payloadLengthBytes[slot]);
    out.writeBoolean(repeated[slot]);
    out.writeSigned(eventNanos[slot] - eventNanos(previous));
    out.writeSigned(clockNanos[slot] - eventNanos[slot] - clockAheadNanos(previous));
    out.writeSigned(rtpTicks[slot] - rtpTicks(previous));
    out.writeNullable(captureKnown ? clockNanos[slot] - captureNanos[slot] : null);
  }

  void read(int slot, int previous, SnapshotReader in) {
    payloadHash[slot] = in.readFixed32();
    payloadLengthBytes[slot] = in.readCount(Integer.MAX_VALUE);
    repeated[slot] = in.readBoolean();
    eventNanos[slot] = in.readSigned() + eventNanos(previous);
    clockNanos[slot] = in.readSigned() + eventNanos[slot] + clockAheadNanos(previous);
    rtpTicks[slot] = (int) in.readSigned() + rtpTicks(previous);
    @Nullable Long captureAgoNanos = in.readNullable();
    captureNanos[slot] =
        captureAgoNanos == null ? SendIndex.UNKNOWN_NANOS : clockNanos[slot] - captureAgoNanos;
  }

  private long eventNanos(int previous) {
    return previous == SlotLinks.NONE ? 0 : eventNanos[previous];
  }

  /** What two clocks differ by hardly changes from frame to frame. */
  private long clockAheadNanos(int previous) {
    return previous == SlotLinks.NONE ? 0 : clockNanos[previous] - eventNanos[previous];
  }

  private int rtpTicks(int previous) {
    return previous == SlotLinks.NONE ? 0 : rtpTicks[previous];
  }
}
