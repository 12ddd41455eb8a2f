package io.earshot.collectors.recording.livekit;

import io.earshot.collectors.recording.batch.Agent;
import io.earshot.collectors.recording.batch.Events;
import io.earshot.collectors.recording.batch.Gathering;
import io.earshot.collectors.recording.batch.Sight;
import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.EpochTime;
import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.collectors.recording.rows.LabFolder;
import io.earshot.collectors.recording.rows.Tally;
import io.earshot.collectors.recording.stats.StatsReader;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.LifecycleKind;
import io.earshot.schema.MediaStage;
import io.earshot.schema.StreamReport;
import io.earshot.schema.UtteranceStage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** worker.jsonl: stages of utterances, statistics of the SDK, tracks. */
final class WorkerRows {

  private static final Map<String, MediaStage> STAGES =
      Map.of(
          "WORKER_IN", MediaStage.WORKER_IN,
          "SPEECH_END", MediaStage.SPEECH_END,
          "STT_PARTIAL", MediaStage.STT_PARTIAL,
          "STT_FINAL", MediaStage.STT_FINAL,
          "MT_FIRST", MediaStage.MT_FIRST,
          "MT_FINAL", MediaStage.MT_FINAL,
          "TTS_FIRST", MediaStage.TTS_FIRST,
          "WORKER_OUT", MediaStage.WORKER_OUT);

  /** ConnectionQuality of livekit_models.proto by its numbers. */
  private static final List<String> QUALITIES = List.of("poor", "good", "excellent", "lost");

  private final Gathering gathering;
  private final Tracks tracks;
  private final Announced announced;
  private final Tally tally;
  private final Map<String, StatsReader> readers = new HashMap<>();
  private final Map<String, String> trackByUtterance = new HashMap<>();

  WorkerRows(Gathering gathering, Directory directory, Announced announced, Tally tally) {
    this.gathering = gathering;
    this.tracks = directory.tracks();
    this.announced = announced;
    this.tally = tally;
  }

  void gather(LabFolder folder, List<JsonRow> lines) {
    lines.forEach(this::learnTrack);
    folder.offerAll(lines, this::accept);
  }

  /** Only the first stage of an utterance names the track; it holds for all of them. */
  private void learnTrack(JsonRow line) {
    String utterance = line.text("utterance");
    String track = line.text("source_track");
    if (utterance != null && track != null) {
      trackByUtterance.putIfAbsent(utterance, track);
    }
  }

  private void accept(JsonRow line) throws BadRow {
    String who = line.needText("who");
    long atNanos = line.needNanosOfMillis("t_ms");
    List<? extends Sight> sights =
        switch (line.needText("ev")) {
          case "stage" -> stage(line, atNanos);
          case "stats" -> stats(line, who, atNanos);
          default -> lifecycle(line, who, atNanos);
        };
    if (sights.isEmpty()) {
      tally.ignore();
    } else {
      gathering.add(Agent.workerOf(who), atNanos, sights);
    }
  }

  private List<Sight> stage(JsonRow line, long rowNanos) throws BadRow {
    MediaStage stage = STAGES.get(line.needText("stage"));
    if (stage == null) {
      return List.of();
    }
    String utterance = line.needText("utterance");
    return List.of(
        new Sight.Progress(
            UtteranceStage.newBuilder()
                .setUtterance(utterance)
                .setStage(stage)
                .setAtNanos(stageNanos(line, stage, rowNanos))
                .setTrack(trackByUtterance.get(utterance))
                .setQueuedNanos(queuedNanos(line))
                .build()));
  }

  private static @Nullable Long queuedNanos(JsonRow line) throws BadRow {
    return line.has("queued_ms") ? EpochTime.nanosOfMillis(line.needDecimal("queued_ms")) : null;
  }

  /** The sample's own time where the worker knows it, behind its output queue where it waits. */
  private static long stageNanos(JsonRow line, MediaStage stage, long rowNanos) throws BadRow {
    if (stage == MediaStage.WORKER_OUT) {
      Long queuedNanos = queuedNanos(line);
      return queuedNanos == null ? rowNanos : rowNanos + queuedNanos;
    }
    Long sampleMonotonicNanos = line.whole64("at_mono_ns");
    return sampleMonotonicNanos == null
        ? rowNanos
        : rowNanos + (sampleMonotonicNanos - line.needWhole64("mono_ns"));
  }

  private List<Sight.Reading> stats(JsonRow line, String who, long atNanos) {
    StatsReader reader =
        readers.computeIfAbsent(
            who, unused -> new StatsReader(null, tracks::publisherOfSsrc, tally));
    List<JsonRow> objects = line.each("reports").stream().map(SdkStats::inW3cNames).toList();
    List<StreamReport> reports = reader.read(objects, atNanos);
    return reports.stream().map(Sight.Reading::new).toList();
  }

  private List<Sight> lifecycle(JsonRow line, String who, long atNanos) throws BadRow {
    String track = line.text("track");
    LifecycleEvent.Builder event =
        switch (String.valueOf(line.text("ev"))) {
          case "joined" ->
              announced.join(who) ? Events.of(LifecycleKind.JOINED, atNanos, who) : null;
          case "published" ->
              track != null && announced.publish(track)
                  ? Events.of(LifecycleKind.TRACK_PUBLISHED, atNanos, who)
                      .setSsrc(tracks.sentSsrc(track))
                  : null;
          case "subscribed" -> heard(LifecycleKind.TRACK_SUBSCRIBED, track, who, atNanos);
          case "unsubscribed" -> heard(LifecycleKind.TRACK_UNSUBSCRIBED, track, who, atNanos);
          case "first_frame" -> heard(LifecycleKind.FIRST_AUDIO, track, who, atNanos);
          case "quality" -> quality(line, atNanos);
          default -> null;
        };
    return event == null ? List.of() : List.of(new Sight.Happening(event.setTrack(track).build()));
  }

  private static LifecycleEvent.@Nullable Builder quality(JsonRow line, long atNanos)
      throws BadRow {
    Long value = line.whole("quality");
    return value == null || value < 0 || value >= QUALITIES.size()
        ? null
        : Events.of(LifecycleKind.QUALITY_INDICATED, atNanos, line.needText("of"))
            .setReason(QUALITIES.get(value.intValue()));
  }

  private LifecycleEvent.@Nullable Builder heard(
      LifecycleKind kind, @Nullable String track, String who, long atNanos) {
    return track == null
        ? null
        : Events.of(kind, atNanos, who)
            .setSsrc(tracks.receivedSsrc(who, track))
            .setPeer(tracks.publisher(track));
  }
}
