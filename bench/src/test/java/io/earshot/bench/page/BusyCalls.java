package io.earshot.bench.page;

import io.earshot.schema.HopWindow;
import io.earshot.schema.Measurement;
import io.earshot.schema.Revision;
import io.earshot.schema.Spread;
import io.earshot.schema.StreamWindow;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Measurements as an engine with many live calls would write them: each call with four streams and
 * four hops, LIVE and three seconds later FINAL, and the ticks. Numbers are drawn, not measured.
 */
final class BusyCalls implements AutoCloseable {

  private static final int FINAL_AFTER_SECONDS = 3;
  private static final int PACKETS_PER_SECOND = 50;
  private static final List<String> HOPS = List.of("uplink", "sfu", "downlink", "media");

  private final SplittableRandom random = new SplittableRandom(1);
  private final KafkaProducer<byte[], byte[]> producer;
  private final WireEncoder<Measurement> encoder;
  private final TopicPlan topics;
  private final int calls;

  BusyCalls(String bootstrap, TopicPlan topics, int calls) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "compression.type", "lz4"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    int id =
        FixedSchemaIds.of(TopicKind.valueSchemas())
            .idOf(topics.topic(TopicKind.MEASUREMENTS).subject(), Measurement.getClassSchema());
    this.encoder = new WireEncoder<>(Measurement.getClassSchema(), id);
    this.topics = topics;
    this.calls = calls;
  }

  /** Everything that comes out when this second is closed. */
  void close(long second) {
    for (int call = 0; call < calls; call++) {
      send("call-" + call, null, second, measurement("call-" + call, second, Revision.LIVE));
      long settled = second - FINAL_AFTER_SECONDS;
      send("call-" + call, null, second, measurement("call-" + call, settled, Revision.FINAL));
    }
    int partitions = topics.topic(TopicKind.MEASUREMENTS).partitions();
    for (int partition = 0; partition < partitions; partition++) {
      Measurement tick =
          Measurement.newBuilder()
              .setRevision(Revision.TICK)
              .setSession("")
              .setSecond(second)
              .setWindowSeconds(0)
              .build();
      send(Topics.TICK_KEY, partition, second, tick);
    }
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }

  private void send(String key, @Nullable Integer partition, long second, Measurement of) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                topics.measurements(),
                partition,
                second * 1000,
                key.getBytes(StandardCharsets.UTF_8),
                encoder.encode(of)));
  }

  private Measurement measurement(String session, long second, Revision revision) {
    List<StreamWindow> streams = new ArrayList<>();
    for (String listener : List.of("ann", "ben")) {
      String peer = listener.equals("ann") ? "ben" : "ann";
      streams.add(stream(listener, "in", "downlink", peer));
      streams.add(stream(listener, "out", "uplink", "sfu"));
    }
    return Measurement.newBuilder()
        .setRevision(revision)
        .setSession(session)
        .setSecond(second)
        .setWindowSeconds(1)
        .setStreams(streams)
        .setHops(HOPS.stream().map(this::hop).toList())
        .build();
  }

  private StreamWindow stream(String participant, String direction, String leg, String peer) {
    long lost = random.nextInt(20) == 0 ? 1 + random.nextInt(8) : 0;
    return StreamWindow.newBuilder()
        .setParticipant(participant)
        .setDirection(direction)
        .setLeg(leg)
        .setPeer(peer)
        .setSsrc((long) participant.hashCode() & 0xffff)
        .setExpectedPackets((long) PACKETS_PER_SECOND)
        .setReceivedPackets(PACKETS_PER_SECOND - lost)
        .setLostPackets(lost)
        .setJitterMillis(1 + random.nextDouble() * 10)
        .setJitterBufferMillis(40 + random.nextDouble() * 20)
        .build();
  }

  private HopWindow hop(String name) {
    List<Integer> micros =
        IntStream.range(0, PACKETS_PER_SECOND)
            .mapToObj(i -> 10_000 + random.nextInt(20_000))
            .toList();
    double p95Millis = 28 + random.nextDouble();
    Spread delay =
        Spread.newBuilder()
            .setCount(PACKETS_PER_SECOND)
            .setMinMillis(10.0)
            .setMeanMillis(20.0)
            .setP50Millis(20 + random.nextDouble())
            .setP90Millis(p95Millis - 1)
            .setP95Millis(p95Millis)
            .setP99Millis(p95Millis + 1)
            .setMaxMillis(30.0)
            .build();
    return HopWindow.newBuilder()
        .setHop(name)
        .setFrom("ann")
        .setTo(name.equals("uplink") ? "sfu" : "ben")
        .setClock("same")
        .setDelay(delay)
        .setSamplesMicros(micros)
        .build();
  }
}
