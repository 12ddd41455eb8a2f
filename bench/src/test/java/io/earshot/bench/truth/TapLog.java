package io.earshot.bench.truth;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code tap.csv}: RTP at the LiveKit server's own port, joined here with the browsers' marks. */
record TapLog(List<NamedCsvRecord> into, List<NamedCsvRecord> out, List<NamedCsvRecord> marks) {

  private static final String SFU_PORT = "10.79.0.1:7882";
  private static final double MAX_RESIDENCE_MILLIS = 100;

  static TapLog of(RecordedCall call) {
    List<NamedCsvRecord> rtp =
        call.rows("tap").stream().filter(row -> row.getField("kind").equals("rtp")).toList();
    return new TapLog(
        rtp.stream().filter(row -> row.getField("dst").equals(SFU_PORT)).toList(),
        rtp.stream().filter(row -> row.getField("src").equals(SFU_PORT)).toList(),
        call.rows("marks"));
  }

  /** Encoded frame to its packet at the server. */
  Samples uplink() {
    Map<String, Double> arrived = byKey(into, "rtp_ts");
    List<Double> millis = new ArrayList<>();
    for (NamedCsvRecord mark : marks) {
      Double atServer = arrived.get(key(mark, "rtp_ts"));
      if (mark.getField("side").equals("tx") && atServer != null) {
        millis.add(atServer - MarkLog.millis(mark));
      }
    }
    return Samples.of(millis);
  }

  /** Packet leaving the server to its frame at a receiver, by sequence number: no two share one. */
  Samples downlink(String receiver) {
    Map<String, Double> left = byKey(out, "seq");
    List<Double> millis = new ArrayList<>();
    for (NamedCsvRecord mark : marks) {
      Double atServer = left.get(key(mark, "seq"));
      if (mark.getField("who").equals(receiver)
          && mark.getField("side").equals("rx")
          && atServer != null) {
        millis.add(MarkLog.millis(mark) - atServer);
      }
    }
    return Samples.of(millis);
  }

  /** Time inside the server, all forwarded packets; the server keeps RTP timestamps. */
  Samples residence() {
    Map<String, Double> arrived = byKey(into, "rtp_ts");
    Set<String> sources = Set.copyOf(into.stream().map(row -> row.getField("ssrc")).toList());
    List<Double> millis = new ArrayList<>();
    for (NamedCsvRecord packet : out) {
      for (String source : sources) {
        Double cameAt = arrived.get(source + ":" + packet.getField("rtp_ts"));
        double within = cameAt == null ? -1 : MarkLog.millis(packet) - cameAt;
        if (0 <= within && within < MAX_RESIDENCE_MILLIS) {
          millis.add(within);
        }
      }
    }
    return Samples.of(millis);
  }

  private static Map<String, Double> byKey(List<NamedCsvRecord> rows, String field) {
    Map<String, Double> atMillis = new HashMap<>();
    rows.forEach(row -> atMillis.put(key(row, field), MarkLog.millis(row)));
    return atMillis;
  }

  private static String key(NamedCsvRecord row, String field) {
    return row.getField("ssrc") + ":" + row.getField(field);
  }
}
