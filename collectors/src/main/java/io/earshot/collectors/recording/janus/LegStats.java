package io.earshot.collectors.recording.janus;

import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.collectors.recording.rows.Tally;
import io.earshot.collectors.recording.stats.Counters;
import io.earshot.schema.ReportType;
import io.earshot.schema.StreamReport;
import org.jspecify.annotations.Nullable;

/** Event 32/3: the server's own counters of one leg, once per second. */
final class LegStats {

  private final Tally tally;

  LegStats(Tally tally) {
    this.tally = tally;
  }

  StreamReport report(JanusEvent event, String participant, @Nullable Long ssrc) {
    JsonRow body = event.body();
    Counters numbers = new Counters(body, tally);
    String codec = body.text("codec");
    String kind = body.text("media");
    Long received = numbers.count("packets-received");
    Long sent = numbers.count("packets-sent");
    return StreamReport.newBuilder()
        .setType(ReportType.SFU_LEG)
        .setParticipant(participant)
        .setConnection(event.connection())
        .setSsrc(ssrc)
        .setKind(kind)
        .setMime(codec == null || kind == null ? null : kind + "/" + codec)
        .setClockRateHertz(numbers.hertz("base"))
        .setAtNanos(event.atNanos())
        .setPacketsReceived(received)
        .setPacketsLost(numbers.signedCount("lost"))
        .setLostByRemotePackets(numbers.signedCount("lost-by-remote"))
        .setBytesReceived(numbers.count("bytes-received"))
        .setPacketsSent(sent)
        .setBytesSent(numbers.count("bytes-sent"))
        .setRoundTripTimeMillis(unlessZero(numbers.measure("rtt")))
        .setJitterLocalMillis(numbers.measure("jitter-local"))
        .setJitterRemoteMillis(numbers.measure("jitter-remote"))
        .setInLinkQualityPercent(ifAny(received, numbers.measure("in-link-quality")))
        .setOutLinkQualityPercent(ifAny(sent, numbers.measure("out-link-quality")))
        .build();
  }

  /** Janus writes 0 until a round trip was measured. */
  private static @Nullable Double unlessZero(@Nullable Double millis) {
    return millis == null || millis == 0 ? null : millis;
  }

  /** Janus calls a direction that carries nothing perfect or dead; it is neither. */
  private static @Nullable Double ifAny(@Nullable Long packets, @Nullable Double percent) {
    return packets == null || packets == 0 ? null : percent;
  }
}
