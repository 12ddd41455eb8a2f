package io.earshot.console.page.avro;

import io.earshot.collectors.recording.ImportedBatch;
import io.earshot.console.replay.RecordedInput;
import io.earshot.console.replay.arrival.ArrivalOrder;
import io.earshot.console.replay.arrival.Step;
import io.earshot.console.replay.arrival.Timeline;
import io.earshot.schema.EventBatch;
import io.earshot.schema.Measurement;
import io.earshot.schema.SessionSummary;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.schemas.wire.WireEncoder;
import io.earshot.schemas.wire.WireFormatException;
import io.earshot.streams.partition.PartitionRunner;
import io.earshot.streams.partition.RunnerCounters;
import io.earshot.streams.partition.RunnerSink;
import io.earshot.streams.partition.SourceRecord;
import io.earshot.streams.session.EngineSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine writes about a recorded call, in the order in which its topics carry it. */
public final class RecordedCall implements RunnerSink {

  private static final TopicPlan TOPICS = TopicPlan.live(PlanSize.EMBEDDED);
  private static final FixedSchemaIds IDS = FixedSchemaIds.of(TopicKind.valueSchemas());

  private final WireDecoder<Measurement> measurements = WireDecoder.of(Measurement.class, IDS);
  private final WireDecoder<SessionSummary> summaries = WireDecoder.of(SessionSummary.class, IDS);
  private final List<Object> written = new ArrayList<>();

  private RecordedCall() {}

  /** Measurements, ticks and summaries of the call of a folder below {@code recordings}. */
  public static List<Object> written(String folder) {
    Path recordings = Path.of(Files.exists(Path.of("recordings")) ? "" : "..", "recordings");
    RecordedInput input = RecordedInput.open(List.of(recordings.resolve(folder)), "auto");
    RecordedCall call = new RecordedCall();
    call.run(new ArrivalOrder(null).of(input.recordings()));
    return call.written;
  }

  private void run(List<ImportedBatch> arrivals) {
    WireEncoder<EventBatch> encoder =
        WireEncoder.of(EventBatch.getClassSchema(), TOPICS.topic(TopicKind.EVENTS).subject(), IDS);
    PartitionRunner runner =
        new PartitionRunner(TOPICS, IDS, EngineSettings.DEFAULT, new RunnerCounters());
    runner.restored();
    long offset = 0;
    for (Step step : Timeline.of(arrivals)) {
      ImportedBatch imported = step.imported();
      String key = imported == null ? Topics.TICK_KEY : imported.batch().getSession();
      byte[] value = imported == null ? null : encoder.encode(imported.batch());
      runner.accept(
          new SourceRecord(
              TOPICS.events(),
              0,
              offset++,
              key.getBytes(StandardCharsets.UTF_8),
              value,
              step.timestampMillis()),
          this);
    }
  }

  @Override
  public void measurement(byte[] key, byte[] value, long timestampMillis) {
    try {
      written.add(measurements.decode(value));
    } catch (WireFormatException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void session(byte[] key, byte @Nullable [] value, long timestampMillis) {
    try {
      if (value != null) {
        written.add(summaries.decode(value));
      }
    } catch (WireFormatException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void deadLetter(byte @Nullable [] key, byte[] value, long timestampMillis) {
    throw new AssertionError("the recording is sound");
  }

  @Override
  public void store(String session, String part, byte @Nullable [] state) {
    // A run from the beginning to the end.
  }
}
