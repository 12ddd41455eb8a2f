package io.earshot.streams.partition;

import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.streams.avro.MeasurementEncoder;
import io.earshot.streams.avro.SummaryEncoder;
import io.earshot.streams.session.EngineSink;
import io.earshot.streams.session.result.SessionSummary;
import io.earshot.streams.session.result.WindowMeasurement;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts what the engine computes into bytes and hands it on with its timestamp. */
final class EncodingSink implements EngineSink {

  private static final byte[] TICK_KEY = Topics.TICK_KEY.getBytes(StandardCharsets.UTF_8);
  private static final long MILLIS_PER_SECOND = 1000;

  private final MeasurementEncoder measurements;
  private final SummaryEncoder summaries;
  private final RunnerCounters counters;
  private @Nullable RunnerSink target;
  private long recordMillis;

  EncodingSink(TopicPlan topics, SchemaIdLookup ids, RunnerCounters counters) {
    this.measurements = MeasurementEncoder.of(topics.topic(TopicKind.MEASUREMENTS).subject(), ids);
    this.summaries = SummaryEncoder.of(topics.topic(TopicKind.SESSIONS).subject(), ids);
    this.counters = counters;
  }

  /** Says where the results of the next record go. */
  void startRecord(long timestampMillis, RunnerSink sink) {
    recordMillis = timestampMillis;
    target = sink;
  }

  @Override
  public void measurement(WindowMeasurement window) {
    counters.countMeasurement();
    target()
        .measurement(
            bytes(window.session()),
            measurements.encode(window),
            millis(window.second() + window.windowSeconds()));
  }

  @Override
  public void tick(long second) {
    counters.countTick();
    target().measurement(TICK_KEY, measurements.encodeTick(second), millis(second));
  }

  @Override
  public void summary(SessionSummary summary) {
    counters.countSummary();
    target().session(bytes(summary.session()), summaries.encode(summary), recordMillis);
  }

  @Override
  public void store(String session, String part, byte @Nullable [] state) {
    target().store(session, part, state);
  }

  private RunnerSink target() {
    return Objects.requireNonNull(target);
  }

  /** Kafka knows no time before 1970, and a wild clock must not stop a partition. */
  private static long millis(long second) {
    return Math.max(0, second * MILLIS_PER_SECOND);
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
