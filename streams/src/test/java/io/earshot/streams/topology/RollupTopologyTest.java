package io.earshot.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.schema.HopWindow;
import io.earshot.schema.Measurement;
import io.earshot.schema.ParticipantWindow;
import io.earshot.schema.Revision;
import io.earshot.schema.Rollup;
import io.earshot.schema.Spread;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.schemas.wire.WireEncoder;
import io.earshot.streams.avro.MeasurementReader;
import io.earshot.streams.rollup.CallWindow;
import io.earshot.streams.rollup.PartitionRollup;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four partitions, each in a driver of its own, and a fifth one where they meet. */
class RollupTopologyTest {

  private static final TopicPlan TOPICS = TopicPlan.live(PlanSize.EMBEDDED);
  private static final SchemaIdLookup IDS = FixedSchemaIds.of(TopicKind.valueSchemas());
  private static final int PARTITIONS = TOPICS.topic(TopicKind.MEASUREMENTS).partitions();
  private static final String PARTIALS = "rollup-test-partials-repartition";
  private static final long START = 1_700_000_040L;
  private static final WireEncoder<Measurement> MEASUREMENTS =
      WireEncoder.of(
          Measurement.getClassSchema(), TOPICS.topic(TopicKind.MEASUREMENTS).subject(), IDS);

  private final RollupCounters counters = new RollupCounters();
  private final List<TopologyTestDriver> drivers = new ArrayList<>();
  private TopologyTestDriver fleet;

  @TempDir private Path stateDir;

  @BeforeEach
  void start() {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      drivers.add(driver(partition));
    }
    fleet = driver(PARTITIONS);
  }

  @AfterEach
  void stop() {
    drivers.forEach(TopologyTestDriver::close);
    fleet.close();
  }

  @Test
  void partitionsTogetherSayWhatTheirCallsSay() throws Exception {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      pipe(partition, call("call-" + partition, partition % 2 == 0 ? "blue" : "green", 10));
      pipe(partition, tick(START + 28));
    }
    Map<String, Rollup> rollups = flow();
    Rollup all = requireNonNull(rollups.get("fleet/"));
    assertThat(all.getCallWindows()).isEqualTo(PARTITIONS);
    assertThat(all.getHops().get(0).getDelay().getCount()).isEqualTo(10L * PARTITIONS);
    assertThat(all.getHops().get(0).getDelay().getP95Millis()).isEqualTo(10.0);
    assertThat(all.getHops().get(0).getDelayHi().getP95Millis()).isEqualTo(11.0);
    assertThat(all.getConnectionAttempts()).isEqualTo(10L * PARTITIONS);
    assertThat(all.getConnectionFailureRatio()).isEqualTo(0.1);
    assertThat(requireNonNull(rollups.get("room/blue")).getCallWindows()).isEqualTo(2);
    assertThat(requireNonNull(rollups.get("room/blue")).getConnectionFailureRatio()).isEqualTo(0.1);
    assertThat(requireNonNull(rollups.get("call/call-1")).getConnectionFailureRatio()).isNull();
    assertThat(
            requireNonNull(rollups.get("call/call-1")).getHops().get(0).getDelay().getP95Millis())
        .isNull();
    assertThat(rollups).containsKeys("hop/uplink", "region/eu").doesNotContainKey("sfu/sfu");
  }

  @Test
  void oneTickThatIsMissingHoldsTheWindow() throws Exception {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      pipe(partition, call("call-" + partition, "blue", 10));
      pipe(partition, tick(START + (partition == 2 ? 27 : 40)));
    }
    assertThat(flow()).isEmpty();
    pipe(2, tick(START + 28));
    assertThat(flow()).containsKey("fleet/");
  }

  @Test
  void liveWindowsSecondsAndDamageArePassedOver() throws Exception {
    Measurement live = call("call", "blue", 10);
    pipe(0, Measurement.newBuilder(live).setRevision(Revision.LIVE).build());
    pipe(0, Measurement.newBuilder(live).setWindowSeconds(1).build());
    input(0, new byte[] {1, 2, 3});
    for (int partition = 0; partition < PARTITIONS; partition++) {
      pipe(partition, tick(START + 28));
    }
    assertThat(flow()).isEmpty();
    assertThat(counters.snapshot()).containsEntry("unreadable", 1L);
  }

  @Test
  void aTaskGivenItsStoreBackContinuesWhereItWas() throws Exception {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      pipe(partition, call("call-" + partition, "blue", 10));
    }
    KeyValueParts before =
        new KeyValueParts(drivers.get(0).getKeyValueStore(RollupTopology.PARTIAL_STORE));
    PartitionRollup restored = new PartitionRollup(before);
    List<String> sessions = new ArrayList<>();
    before.restore(
        (index, second) -> restored.restoreTime(second),
        value ->
            new MeasurementReader(IDS)
                .read(
                    value,
                    new MeasurementReader.Sink() {
                      @Override
                      public void tick(long second) {}

                      @Override
                      public void window(CallWindow window) {
                        sessions.add(window.session());
                        restored.restore(window);
                        restored.accept(window, new byte[0]);
                      }
                    }));
    assertThat(sessions).containsExactly("call-0");
    assertThat(restored.repeated()).isEqualTo(1);
  }

  private TopologyTestDriver driver(int partition) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "rollup-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.resolve("" + partition).toString());
    return new TopologyTestDriver(
        new RollupTopology(TOPICS, IDS, counters, of -> partition).get(), settings);
  }

  private void pipe(int partition, Measurement measurement) {
    input(partition, MEASUREMENTS.encode(measurement));
  }

  private void input(int partition, byte[] value) {
    drivers
        .get(partition)
        .createInputTopic(
            TOPICS.measurements(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(Topics.TICK_KEY.getBytes(UTF_8), value, START * 1000);
  }

  /** Moves what the partitions say to where they meet; what is published there, by name. */
  private Map<String, Rollup> flow() throws Exception {
    for (TopologyTestDriver driver : drivers) {
      for (TestRecord<byte[], byte[]> record : read(driver, PARTIALS)) {
        fleet
            .createInputTopic(PARTIALS, new ByteArraySerializer(), new ByteArraySerializer())
            .pipeInput(record.key(), record.value(), START * 1000);
      }
    }
    WireDecoder<Rollup> decoder = WireDecoder.of(Rollup.class, IDS);
    Map<String, Rollup> rollups = new TreeMap<>();
    for (TestRecord<byte[], byte[]> record : read(fleet, TOPICS.rollups())) {
      Rollup rollup = decoder.decode(record.value());
      assertThat(record.timestamp()).isEqualTo((START + 10) * 1000);
      rollups.put(rollup.getScope() + "/" + rollup.getName(), rollup);
    }
    return rollups;
  }

  private static List<TestRecord<byte[], byte[]>> read(TopologyTestDriver driver, String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private static Measurement tick(long second) {
    return Measurement.newBuilder()
        .setRevision(Revision.TICK)
        .setSession("")
        .setSecond(second)
        .setWindowSeconds(0)
        .build();
  }

  private static Measurement call(String session, String room, int windowSeconds) {
    DelayHistogram delay = new DelayHistogram();
    for (int millis = 1; millis <= 10; millis++) {
      delay.recordMillis(millis);
    }
    HopWindow hop =
        HopWindow.newBuilder()
            .setHop("uplink")
            .setFrom("ann")
            .setTo("sfu")
            .setClock("same")
            .setDelay(spread(delay))
            .setDelayLo(spread(delay.shifted(-1000, 0)))
            .setDelayHi(spread(delay.shifted(1000, 0)))
            .build();
    ParticipantWindow ann =
        ParticipantWindow.newBuilder()
            .setParticipant("ann")
            .setLabels(Map.of("region", "eu"))
            .setConnectionAttempts(10)
            .setConnectionFailures(1)
            .build();
    return Measurement.newBuilder()
        .setRevision(Revision.FINAL)
        .setSession(session)
        .setSecond(START)
        .setWindowSeconds(windowSeconds)
        .setContext(Map.of("room", room))
        .setHops(List.of(hop))
        .setParticipants(List.of(ann))
        .build();
  }

  private static Spread spread(DelayHistogram delay) {
    SnapshotWriter out = new SnapshotWriter();
    delay.writeTo(out);
    return Spread.newBuilder()
        .setCount(delay.count())
        .setHistogram(ByteBuffer.wrap(out.toByteArray()))
        .build();
  }
}
