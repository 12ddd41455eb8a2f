package io.earshot.collectors.recording.stats;

import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.collectors.recording.rows.Tally;
import io.earshot.schema.ReportType;
import io.earshot.schema.StreamReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Statistics objects of one connection, second after second. Recorders write the {@code codec}
 * objects only in the first line, so the reader remembers them.
 */
public final class StatsReader {

  private static final Map<String, ReportType> TYPES =
      Map.of(
          "inbound-rtp", ReportType.INBOUND_RTP,
          "outbound-rtp", ReportType.OUTBOUND_RTP,
          "remote-inbound-rtp", ReportType.REMOTE_INBOUND_RTP,
          "remote-outbound-rtp", ReportType.REMOTE_OUTBOUND_RTP,
          "candidate-pair", ReportType.CANDIDATE_PAIR);

  private final @Nullable String connection;
  private final NtpClock ntpClock;
  private final Tally tally;
  private final Map<String, Codec> codecs = new HashMap<>();

  public StatsReader(@Nullable String connection, NtpClock ntpClock, Tally tally) {
    this.connection = connection;
    this.ntpClock = ntpClock;
    this.tally = tally;
  }

  /** Whose clock stamps the sender reports that arrive for a stream. */
  @FunctionalInterface
  public interface NtpClock {

    @Nullable String participantOf(long ssrc);
  }

  /** The reports among the objects that were read at one instant. */
  public List<StreamReport> read(List<JsonRow> objects, long atNanos) {
    for (JsonRow object : objects) {
      learnCodec(object);
    }
    List<StreamReport> reports = new ArrayList<>();
    for (JsonRow object : objects) {
      StreamReport report = read(object, atNanos);
      if (report != null) {
        reports.add(report);
      }
    }
    return reports;
  }

  private void learnCodec(JsonRow object) {
    String id = object.text("id");
    String mime = object.text("mimeType");
    if ("codec".equals(object.text("type")) && id != null && mime != null) {
      codecs.put(id, Codec.of(mime, new Counters(object, tally)));
    }
  }

  private @Nullable StreamReport read(JsonRow object, long atNanos) {
    ReportType type = TYPES.get(String.valueOf(object.text("type")));
    if (type == null) {
      return null;
    }
    if (type == ReportType.CANDIDATE_PAIR) {
      boolean inUse = object.is("nominated") && "succeeded".equals(object.text("state"));
      return inUse ? fill(type, object, atNanos) : null;
    }
    if (!object.has("ssrc")) {
      tally.reject(BadRow.MISSING_FIELD);
      return null;
    }
    return isMedia(object.text("kind")) ? fill(type, object, atNanos) : null;
  }

  private static boolean isMedia(@Nullable String kind) {
    return "audio".equals(kind) || "video".equals(kind);
  }

  private StreamReport fill(ReportType type, JsonRow object, long atNanos) {
    Counters numbers = new Counters(object, tally);
    Long ssrc = type == ReportType.CANDIDATE_PAIR ? null : numbers.ssrc("ssrc");
    Codec codec = codecs.getOrDefault(String.valueOf(object.text("codecId")), Codec.UNKNOWN);
    StreamReport.Builder report =
        StreamReport.newBuilder()
            .setType(type)
            .setConnection(connection)
            .setSsrc(ssrc)
            .setKind(object.text("kind"))
            .setMime(codec.mime())
            .setPayloadType(codec.payloadType())
            .setClockRateHertz(codec.clockRateHertz())
            .setAtNanos(atNanos)
            .setStatsNanos(numbers.nanosOfMillis("timestamp"));
    if (type == ReportType.REMOTE_OUTBOUND_RTP && ssrc != null) {
      Long ntpNanos = numbers.nanosOfMillis("remoteTimestamp");
      report.setNtpNanos(ntpNanos);
      report.setNtpParticipant(ntpNanos == null ? null : ntpClock.participantOf(ssrc));
    }
    W3cFields.copy(numbers, type, report);
    return report.build();
  }
}
