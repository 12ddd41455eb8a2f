package io.earshot.streams.session;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * A batch that waits for its windows, as it is stored.
 *
 * @param receiptMillis receipt at the edge, Unix epoch
 * @param arrivalTick newest tick when it was accepted
 * @param wire the record value it came in
 */
@SuppressWarnings("ArrayRecordComponent") // passed through, never compared
public record PendingPart(long receiptMillis, long arrivalTick, byte[] wire) {

  public byte[] encode() {
    SnapshotWriter out = new SnapshotWriter();
    out.writeSigned(receiptMillis);
    out.writeSigned(arrivalTick);
    out.writeBytes(wire);
    return out.toByteArray();
  }

  public static PendingPart decode(byte[] state) {
    SnapshotReader in = new SnapshotReader(state);
    return new PendingPart(in.readSigned(), in.readSigned(), in.readBytes());
  }
}
