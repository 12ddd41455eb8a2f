package io.earshot.collectors.recording.livekit;

import io.earshot.collectors.recording.batch.Agent;
import io.earshot.collectors.recording.batch.Gathering;
import io.earshot.collectors.recording.batch.Mark;
import io.earshot.collectors.recording.batch.Sight;
import io.earshot.collectors.recording.rows.LabFolder;
import io.earshot.collectors.recording.rows.UnreadableInput;
import io.earshot.schema.MediaStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** tap.csv: RTP packets in and out of the server. */
final class Tap {

  private static final String FILE = "tap.csv";
  private static final List<String> COLUMNS =
      List.of("t_ms", "src", "dst", "kind", "seq", "rtp_ts", "ssrc");

  private final List<TapPacket> packets = new ArrayList<>();
  private final Map<String, Integer> packetsByEndpoint = new TreeMap<>();

  private Tap() {}

  static Tap read(LabFolder folder) throws UnreadableInput {
    Tap tap = new Tap();
    folder.csv(
        FILE,
        COLUMNS,
        row -> {
          if (row.needText("kind").equals("rtp")) {
            tap.add(TapPacket.of(row));
          } else {
            // RTCP, STUN and DTLS are encrypted or not media.
            folder.tally().ignore();
          }
        });
    return tap;
  }

  private void add(TapPacket packet) {
    packets.add(packet);
    packetsByEndpoint.merge(packet.source(), 1, Integer::sum);
    packetsByEndpoint.merge(packet.destination(), 1, Integer::sum);
  }

  void gather(Gathering gathering, Endpoints endpoints) {
    String server = busiestEndpoint();
    for (TapPacket packet : packets) {
      boolean in = packet.destination().equals(server);
      String far = in ? packet.source() : packet.destination();
      gathering.add(
          Agent.SFU,
          packet.atNanos(),
          new Sight.Passage(
              new Mark(
                  in ? MediaStage.SFU_IN : MediaStage.SFU_OUT,
                  endpoints.participant(far, packet.header().ssrc()),
                  packet.header().ssrc(),
                  packet.payloadType(),
                  packet.atNanos(),
                  packet.header().rtpTimestamp(),
                  packet.sequenceNumber(),
                  null,
                  null,
                  null)));
    }
  }

  /** Every flow has the server at one end, so no endpoint is on more packets. */
  private String busiestEndpoint() {
    String busiest = "";
    int most = 0;
    for (Map.Entry<String, Integer> endpoint : packetsByEndpoint.entrySet()) {
      if (endpoint.getValue() > most) {
        busiest = endpoint.getKey();
        most = endpoint.getValue();
      }
    }
    return busiest;
  }
}
