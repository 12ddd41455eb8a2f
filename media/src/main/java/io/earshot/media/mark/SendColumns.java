package io.earshot.media.mark;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Arrays;

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

  void write(int slot, SnapshotWriter out) {
    out.writeFixed32(payloadHash[slot]);
    out.writeUnsigned(payloadLengthBytes[slot]);
    out.writeSigned(eventNanos[slot]);
    out.writeSigned(clockNanos[slot]);
    out.writeSigned(captureNanos[slot]);
    out.writeFixed32(rtpTicks[slot]);
    out.writeBoolean(repeated[slot]);
  }

  void read(int slot, SnapshotReader in) {
    payloadHash[slot] = in.readFixed32();
    payloadLengthBytes[slot] = in.readCount(Integer.MAX_VALUE);
    eventNanos[slot] = in.readSigned();
    clockNanos[slot] = in.readSigned();
    captureNanos[slot] = in.readSigned();
    rtpTicks[slot] = in.readFixed32();
    repeated[slot] = in.readBoolean();
  }
}
