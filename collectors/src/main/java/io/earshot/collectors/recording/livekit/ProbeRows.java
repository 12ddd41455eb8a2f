package io.earshot.collectors.recording.livekit;

import io.earshot.collectors.recording.batch.Agent;
import io.earshot.collectors.recording.batch.Gathering;
import io.earshot.collectors.recording.batch.Sight;
import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.EpochTime;
import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.schema.ProbeExchange;
import java.math.BigDecimal;

/** probes.jsonl: exchanges between a page and the collector beside the server. */
final class ProbeRows {

  private final Gathering gathering;

  ProbeRows(Gathering gathering) {
    this.gathering = gathering;
  }

  void accept(JsonRow line) throws BadRow {
    BigDecimal originMillis = line.needDecimal("origin_ms");
    long sentNanos = nanos(originMillis, line.needDecimal("t1_ms"));
    long receivedNanos = nanos(originMillis, line.needDecimal("t4_ms"));
    ProbeExchange exchange =
        ProbeExchange.newBuilder()
            .setPeerClock(HostClocks.MONOTONIC)
            .setRequestSentNanos(sentNanos)
            .setRequestReceivedNanos(line.needWhole64("t2_ns"))
            .setResponseSentNanos(line.needWhole64("t3_ns"))
            .setResponseReceivedNanos(receivedNanos)
            .build();
    gathering.add(
        Agent.browserOf(line.needText("who")), receivedNanos, new Sight.Probing(exchange));
    if (line.has("server_wall_ms")) {
      HostClocks.gatherCollector(
          gathering,
          line.needNanosOfMillis("server_wall_ms"),
          exchange.getRequestReceivedNanos(),
          exchange.getResponseSentNanos());
    }
  }

  private static long nanos(BigDecimal originMillis, BigDecimal sinceOriginMillis) throws BadRow {
    // Wrapped, an absurd sum is an absurd time: of t4 rejected when batches are cut, of t1 counted
    // where exchanges are used.
    return EpochTime.nanosOfMillis(originMillis) + EpochTime.nanosOfMillis(sinceOriginMillis);
  }
}
