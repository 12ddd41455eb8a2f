package io.earshot.bench.truth;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** {@code net.csv}: what the forwarder between a client and everything else did to each packet. */
record PacketLog(List<Packet> packets) {

  enum Direction {
    CLIENT_TO_SERVER,
    SERVER_TO_CLIENT
  }

  private static final String RTP = "chan+rtp";
  private static final String RTCP = "chan+rtcp";

  static PacketLog of(RecordedCall call) {
    return new PacketLog(call.rows("net").stream().map(Packet::of).toList());
  }

  /** Packets of a stream in the order in which they were sent; none for a stream not logged. */
  List<Packet> rtp(Direction direction, long ssrc) {
    String wanted = String.valueOf(ssrc);
    return packets.stream()
        .filter(packet -> packet.kind.equals(RTP))
        .filter(packet -> packet.direction == direction && packet.ssrc.equals(wanted))
        .toList();
  }

  /** Delay that the forwarder added to the RTCP it let through. */
  Samples addedToRtcp(Direction direction) {
    return Samples.of(
        packets.stream()
            .filter(packet -> packet.kind.equals(RTCP) && packet.direction == direction)
            .filter(Packet::isForwarded)
            .map(Packet::addedMillis)
            .toList());
  }

  /**
   * Packets lost between the first and the last one that had come through by {@code untilMillis}; a
   * receiver can not know of losses outside.
   */
  static int lostWithin(Collection<Packet> stream, double untilMillis) {
    List<Packet> sent = new ArrayList<>(stream);
    int first = 0;
    while (first < sent.size() && !sent.get(first).isForwarded()) {
      first++;
    }
    int end = sent.size();
    while (end > first && !sent.get(end - 1).isThroughBy(untilMillis)) {
      end--;
    }
    return (int)
        sent.subList(first, end).stream().filter(packet -> packet.verdict.equals("lost")).count();
  }

  /** One packet; times are Unix epoch, of the forwarder. */
  record Packet(
      Direction direction,
      double arrivedMillis,
      String kind,
      String ssrc,
      String verdict,
      double addedMillis) {

    static Packet of(NamedCsvRecord row) {
      String added = row.getField("added_ms");
      return new Packet(
          Direction.values()[Integer.parseInt(row.getField("dir"))],
          Double.parseDouble(row.getField("t_ms")),
          row.getField("kind"),
          row.getField("ssrc"),
          row.getField("verdict"),
          added.isEmpty() ? 0 : Double.parseDouble(added));
    }

    boolean isForwarded() {
      return verdict.equals("ok");
    }

    boolean isThroughBy(double millis) {
      return isForwarded() && arrivedMillis + addedMillis <= millis;
    }
  }
}
