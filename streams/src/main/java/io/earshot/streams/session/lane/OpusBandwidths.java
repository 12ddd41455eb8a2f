package io.earshot.streams.session.lane;

import io.earshot.media.mos.codec.AudioBandwidth;
import io.earshot.media.mos.codec.OpusToc;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.MarkColumn;
import org.jspecify.annotations.Nullable;

/** Packets of one stream by the audio bandwidth that their first byte shows. */
final class OpusBandwidths {

  private final long[] packets = new long[AudioBandwidth.values().length];

  /** Takes a packet; one without a frame, or of which nobody saw the frame, shows nothing. */
  void onPacket(MarkColumn column, int row) {
    boolean isPadding = column.payloadBytes().length > 0 && column.payloadBytes()[row] <= 0;
    if (column.opusToc().length > 0 && !isPadding) {
      packets[OpusToc.bandwidth((byte) column.opusToc()[row]).ordinal()]++;
    }
  }

  /** Of most packets, of equals the wider one; null before the first. */
  @Nullable AudioBandwidth usual() {
    AudioBandwidth usual = null;
    long most = 1;
    for (AudioBandwidth each : AudioBandwidth.values()) {
      if (packets[each.ordinal()] >= most) {
        usual = each;
        most = packets[each.ordinal()];
      }
    }
    return usual;
  }

  void writeTo(SnapshotWriter out) {
    for (long count : packets) {
      out.writeUnsigned(count);
    }
  }

  static OpusBandwidths readFrom(SnapshotReader in) {
    OpusBandwidths bandwidths = new OpusBandwidths();
    for (int i = 0; i < bandwidths.packets.length; i++) {
      bandwidths.packets[i] = in.readUnsigned();
    }
    return bandwidths;
  }
}
