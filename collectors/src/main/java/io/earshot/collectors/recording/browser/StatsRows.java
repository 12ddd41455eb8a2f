package io.earshot.collectors.recording.browser;

import io.earshot.collectors.recording.batch.Agent;
import io.earshot.collectors.recording.batch.Gathering;
import io.earshot.collectors.recording.batch.Mark;
import io.earshot.collectors.recording.batch.Sight;
import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.EpochTime;
import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.collectors.recording.rows.Tally;
import io.earshot.collectors.recording.stats.StatsReader;
import io.earshot.schema.MediaStage;
import io.earshot.schema.StreamReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines of getstats.jsonl: one participant, one connection, one second. */
public final class StatsRows {

  private static final long MAX_UNSIGNED_INT = 0xffff_ffffL;

  private final Gathering gathering;
  private final StatsReader.NtpClock ntpClock;
  private final Tally tally;
  private final Map<Connection, StatsReader> readers = new HashMap<>();

  public StatsRows(Gathering gathering, StatsReader.NtpClock ntpClock, Tally tally) {
    this.gathering = gathering;
    this.ntpClock = ntpClock;
    this.tally = tally;
  }

  public void accept(JsonRow line) throws BadRow {
    String who = line.needText("who");
    String connection = line.text("pc");
    long atNanos = line.needNanosOfMillis("t_ms");
    List<Sight> sights = new ArrayList<>();
    StatsReader reader =
        readers.computeIfAbsent(
            new Connection(who, connection), key -> new StatsReader(connection, ntpClock, tally));
    for (StreamReport report : reader.read(line.each("reports"), atNanos)) {
      sights.add(new Sight.Reading(report));
    }
    for (JsonRow source : line.each("sync")) {
      addPlayout(source, sights);
    }
    if (sights.isEmpty()) {
      tally.ignore();
    } else {
      gathering.add(Agent.browserOf(who), atNanos, sights);
    }
  }

  /**
   * getSynchronizationSources(): the RTP timestamp of the frame that is being played, and when.
   * With the mark of the same frame this is capture to playout from public API alone.
   */
  private void addPlayout(JsonRow source, List<Sight> sights) {
    try {
      Long ssrc = source.whole("source");
      Long rtpTimestamp = source.whole("rtpTimestamp");
      long atNanos = EpochTime.nanosOfMillisOfEitherEra(source.needDecimal("timestamp"));
      if (isUnsigned32(ssrc) && isUnsigned32(rtpTimestamp)) {
        sights.add(
            new Sight.Passage(
                new Mark(
                    MediaStage.PLAYOUT,
                    null,
                    ssrc,
                    null,
                    atNanos,
                    rtpTimestamp,
                    null,
                    null,
                    null,
                    null)));
      } else {
        tally.reject(BadRow.NOT_FINITE);
      }
    } catch (BadRow e) {
      tally.reject(e.reason());
    }
  }

  private static boolean isUnsigned32(@Nullable Long value) {
    return value != null && 0 <= value && value <= MAX_UNSIGNED_INT;
  }

  private record Connection(String who, @Nullable String connection) {}
}
