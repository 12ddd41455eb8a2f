package io.earshot.bench.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code getStats()} said last, at clients ({@code getstats.jsonl}) and at a worker ({@code
 * worker.jsonl}).
 *
 * @param bySsrc inbound streams
 * @param lastAtMillis participant to the time of its last reading, Unix epoch; clients only
 */
record Readings(Map<Long, Counters> bySsrc, Map<String, Double> lastAtMillis) {

  /** One inbound stream. */
  record Counters(long lostPackets, long concealedSamples, long totalSamples) {}

  static Readings of(RecordedCall call) {
    Map<Long, Counters> bySsrc = new TreeMap<>();
    Map<String, Double> lastAtMillis = new HashMap<>();
    for (JsonNode reading : call.lines("getstats")) {
      lastAtMillis.put(reading.path("who").textValue(), reading.path("t_ms").doubleValue());
      keepInbound(reading.path("reports"), bySsrc);
    }
    if (call.has("worker.jsonl.gz")) {
      call.lines("worker").stream()
          .filter(line -> line.path("ev").textValue().equals("stats"))
          .forEach(line -> keepInbound(line.path(call.isJanus() ? "rx" : "reports"), bySsrc));
    }
    return new Readings(bySsrc, lastAtMillis);
  }

  private static void keepInbound(JsonNode reports, Map<Long, Counters> bySsrc) {
    for (JsonNode report : reports) {
      if (List.of("inbound-rtp", "inbound_rtp").contains(report.path("type").textValue())) {
        bySsrc.put(
            report.findValue("ssrc").longValue(),
            new Counters(
                counter(report, "packetsLost", "packets_lost"),
                counter(report, "concealedSamples", "concealed_samples"),
                counter(report, "totalSamplesReceived", "total_samples_received")));
      }
    }
  }

  /** The worker's SDK nests its counters, and writes long ones as text. */
  private static long counter(JsonNode report, String inBrowser, String inSdk) {
    JsonNode found = report.has(inBrowser) ? report.path(inBrowser) : report.findValue(inSdk);
    return found == null ? 0 : found.asLong();
  }
}
