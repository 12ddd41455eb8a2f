package io.earshot.bench.kafka;

import io.earshot.schema.AgentRole;
import io.earshot.schema.ClockId;
import io.earshot.schema.EventBatch;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.LifecycleKind;
import io.earshot.schema.ReportType;
import io.earshot.schema.StreamReport;
import io.earshot.schemas.registry.RegistrySchemaIds;
import io.earshot.schemas.registry.SchemaRegistry;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An agent of one listener, as anybody could write one: it reads counters once a second. */
public final class LiveCaller implements AutoCloseable {

  private static final int PACKETS_PER_SECOND = 50;
  private static final int SAMPLES_PER_SECOND = 48_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final WireEncoder<EventBatch> encoder;
  private final String session;
  private final String listener;
  private final String speaker;
  private long sequence;
  private long received;
  private long lost;

  public LiveCaller(
      String bootstrap, String registry, String session, String listener, String speaker) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    int id =
        RegistrySchemaIds.of(SchemaRegistry.at(registry))
            .idOf(TopicKind.EVENTS.liveName() + "-value", EventBatch.getClassSchema());
    this.encoder = new WireEncoder<>(EventBatch.getClassSchema(), id);
    this.session = session;
    this.listener = listener;
    this.speaker = speaker;
  }

  /**
   * One of several that share a producer, which outlives them all.
   *
   * @param schemaId of {@link EventBatch}
   */
  public LiveCaller(
      KafkaProducer<byte[], byte[]> producer,
      int schemaId,
      String session,
      String listener,
      String speaker) {
    this.producer = producer;
    this.encoder = new WireEncoder<>(EventBatch.getClassSchema(), schemaId);
    this.session = session;
    this.listener = listener;
    this.speaker = speaker;
  }

  /** Id of its call. */
  public String session() {
    return session;
  }

  /**
   * Tells of one more second, in which so many of its packets were lost, and waits for an answer.
   */
  public void second(long nowMillis, int lostPackets) throws Exception {
    send(nowMillis, lostPackets).get();
  }

  /** Tells of one more second. */
  public Future<RecordMetadata> send(long nowMillis, int lostPackets) {
    received += PACKETS_PER_SECOND - lostPackets;
    lost += lostPackets;
    EventBatch.Builder batch =
        EventBatch.newBuilder()
            .setSession(session)
            .setAgent("agent of " + listener)
            .setParticipant(listener)
            .setRole(AgentRole.CLIENT)
            .setBoot(1)
            .setSequence(sequence)
            .setObservations(1)
            .setClock(new ClockId("host", "monotonic", 0))
            .setSentNanos(nowMillis * NANOS_PER_MILLI)
            .setReports(List.of(report(nowMillis)));
    if (sequence == 0) {
      batch.setLifecycle(List.of(joined(nowMillis), subscribed(nowMillis)));
    }
    sequence++;
    byte[] key = session.getBytes(StandardCharsets.UTF_8);
    return producer.send(
        new ProducerRecord<>(Topics.EVENTS, null, nowMillis, key, encoder.encode(batch.build())));
  }

  @Override
  public void close() {
    producer.close();
  }

  private StreamReport report(long nowMillis) {
    return StreamReport.newBuilder()
        .setType(ReportType.INBOUND_RTP)
        .setSsrc(7L)
        .setKind("audio")
        .setMime("audio/opus")
        .setClockRateHertz(SAMPLES_PER_SECOND)
        .setAtNanos(nowMillis * NANOS_PER_MILLI)
        .setPacketsReceived(received)
        .setPacketsLost(lost)
        .setJitterSeconds(0.002)
        .setTotalSamplesReceived(sequence * SAMPLES_PER_SECOND)
        .setConcealedSamples(0L)
        .build();
  }

  private LifecycleEvent joined(long nowMillis) {
    return LifecycleEvent.newBuilder()
        .setKind(LifecycleKind.JOINED)
        .setAtNanos(nowMillis * NANOS_PER_MILLI)
        .build();
  }

  private LifecycleEvent subscribed(long nowMillis) {
    return LifecycleEvent.newBuilder()
        .setKind(LifecycleKind.TRACK_SUBSCRIBED)
        .setAtNanos(nowMillis * NANOS_PER_MILLI)
        .setTrack("track of " + speaker)
        .setSsrc(7L)
        .setPeer(speaker)
        .build();
  }
}
