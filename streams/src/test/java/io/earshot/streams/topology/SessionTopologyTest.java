package io.earshot.streams.topology;

import static io.earshot.streams.topology.SyntheticCall.START_SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.schema.DeadLetter;
import io.earshot.schema.Measurement;
import io.earshot.schema.Revision;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.schemas.wire.WireFormatException;
import io.earshot.streams.avro.Refusal;
import io.earshot.streams.partition.PartitionRunner;
import io.earshot.streams.partition.RunnerCounters;
import io.earshot.streams.partition.SourceRecord;
import io.earshot.streams.session.EngineSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTopologyTest {

  private static final TopicPlan TOPICS = TopicPlan.live(PlanSize.EMBEDDED);
  private static final SchemaIdLookup IDS = FixedSchemaIds.of(TopicKind.valueSchemas());

  private final SyntheticCall call = new SyntheticCall("call-1");
  private final AtomicLong nowMillis = new AtomicLong(START_SECOND * 1000);
  private final InstantSource clock = () -> Instant.ofEpochMilli(nowMillis.get());
  private final EngineTasks tasks =
      new EngineTasks(TOPICS, IDS, EngineSettings.DEFAULT, true, clock);
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> events;

  @TempDir private Path stateDir;

  @BeforeEach
  void start() {
    driver = driver(tasks);
    events =
        driver.createInputTopic(
            TOPICS.events(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void descriptionIsTheApprovedOne() throws IOException {
    assertThat(new SessionTopology(tasks).get().describe().toString())
        .isEqualToIgnoringWhitespace(approved("session-topology.txt"));
  }

  @Test
  void writesWhatALoopOverTheRecordsWrites() {
    List<SourceRecord> records = call.seconds(30);
    records.forEach(this::pipe);
    CollectedResults loop = CollectedResults.of(runner(), records);
    assertThat(lines(TOPICS.measurements())).isEqualTo(loop.measurements);
    assertThat(lines(TOPICS.sessions())).isEqualTo(loop.sessions);
    assertThat(loop.measurements).hasSizeGreaterThan(60);
  }

  @Test
  void closesEachSecondOnceAsFinal() throws Exception {
    call.seconds(20).forEach(this::pipe);
    List<Measurement> finals =
        measurements().stream()
            .filter(m -> m.getRevision() == Revision.FINAL && m.getWindowSeconds() == 1)
            .toList();
    assertThat(finals).extracting(Measurement::getSecond).doesNotHaveDuplicates().hasSize(16);
    assertThat(finals)
        .allSatisfy(m -> assertThat(m.getStreams().get(0).getReceivedPackets()).isEqualTo(50));
  }

  @Test
  void orderInsideTheGraceChangesNoFinal() {
    List<SourceRecord> ordered = call.seconds(20);
    List<SourceRecord> shuffled = new ArrayList<>(ordered);
    for (int i = 2; i + 2 < shuffled.size() - 5; i += 4) {
      // The later batch first, with the later receipt: what a slow path does.
      Collections.swap(shuffled, i, i + 1);
    }
    assertThat(finals(shuffled)).isEqualTo(finals(ordered)).isNotEmpty();
  }

  @Test
  void whatIsTooLateForItsWindowIsCountedAndChangesNoClosedOne() throws Exception {
    List<SourceRecord> records = new ArrayList<>(call.seconds(25));
    SourceRecord late = records.remove(3);
    records.forEach(this::pipe);
    long receiptMillis = (START_SECOND + 26) * 1000;
    events.pipeInput(late.key(), call.value(3), receiptMillis);
    assertThat(tasks.counters().snapshot()).containsEntry("batches", 25L);
    assertThat(tasks.counters().snapshot().get("outcome.future")).isZero();
  }

  @Test
  void aBrokenRecordIsADeadLetterAndTheNextOneGoesOn() throws Exception {
    pipe(call.seconds(1).get(0));
    events.pipeInput(call.key(), new byte[] {1, 2, 3, 4, 5, 6}, (START_SECOND + 1) * 1000 + 200);
    pipe(call.seconds(2).get(1));
    List<DeadLetter> letters = deadLetters();
    assertThat(letters).extracting(DeadLetter::getCause).containsExactly("wrong_magic_byte");
    assertThat(letters.get(0).getOffset()).isEqualTo(1);
    assertThat(letters.get(0).getTopic()).isEqualTo(TOPICS.events());
    assertThat(tasks.counters().snapshot()).containsEntry("outcome.applied", 2L);
  }

  @Test
  void keysDecideWhereARecordBelongs() throws Exception {
    long millis = START_SECOND * 1000;
    events.pipeInput(null, call.value(0), millis);
    events.pipeInput(bytes("other"), call.value(0), millis);
    events.pipeInput(bytes("~partition"), new SyntheticCall("~partition").value(0), millis);
    events.pipeInput(call.key(), null, millis);
    assertThat(deadLetters())
        .extracting(DeadLetter::getCause)
        .containsExactly("no_key", "key_mismatch", "reserved_key", "too_short");
  }

  @Test
  void aRecordFromTheFutureIsADeadLetter() throws Exception {
    pipe(call.seconds(1).get(0));
    events.pipeInput(call.key(), call.value(1), (START_SECOND + 1 + 61) * 1000);
    assertThat(deadLetters()).extracting(DeadLetter::getCause).containsExactly("future");
  }

  @Test
  void ofOneCauseAHundredAMinuteAreWritten() throws Exception {
    pipe(call.seconds(1).get(0));
    for (int i = 0; i < 150; i++) {
      events.pipeInput(call.key(), new byte[] {1, 2, 3, 4, 5}, START_SECOND * 1000 + i);
    }
    assertThat(deadLetters()).hasSize(100);
    assertThat(tasks.counters().refused(Refusal.WRONG_MAGIC_BYTE)).isEqualTo(150);
  }

  @Test
  void ticksCloseTheWindowsOfASilentSessionAndFreeItsState() throws Exception {
    call.seconds(5).forEach(this::pipe);
    for (int second = 6; second < 460; second++) {
      events.pipeInput(bytes(Topics.TICK_KEY), null, (START_SECOND + second) * 1000);
    }
    assertThat(tasks.counters().snapshot().get("summaries")).isPositive();
    List<String> left = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> all =
        driver.<byte[], byte[]>getKeyValueStore(SessionTopology.STORE).all()) {
      all.forEachRemaining(entry -> left.add(StoreKey.fromBytes(entry.key).toString()));
    }
    assertThat(left).containsExactly("StoreKey[session=~partition, part=tick]");
  }

  @Test
  void aSilentPartitionWritesItsOwnTicks() {
    pipe(call.seconds(1).get(0));
    nowMillis.addAndGet(3_000);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    List<TestRecord<byte[], byte[]>> written = read(TOPICS.events());
    assertThat(written).hasSize(1);
    assertThat(written.get(0).key()).isEqualTo(bytes(Topics.TICK_KEY));
    assertThat(written.get(0).value()).isEmpty();
    assertThat(written.get(0).timestamp()).isEqualTo(nowMillis.get());
  }

  @Test
  void aReplayWritesNoTicks() {
    EngineTasks replay = new EngineTasks(TOPICS, IDS, EngineSettings.DEFAULT, false, clock);
    assertThat(new SessionTopology(replay).get().describe().toString()).doesNotContain("ticks");
  }

  private TopologyTestDriver driver(EngineTasks engine) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "session-topology-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    return new TopologyTestDriver(new SessionTopology(engine).get(), settings);
  }

  private static PartitionRunner runner() {
    return new PartitionRunner(TOPICS, IDS, EngineSettings.DEFAULT, new RunnerCounters());
  }

  private static List<String> finals(List<SourceRecord> records) {
    List<String> finals = new ArrayList<>();
    WireDecoder<Measurement> decoder = WireDecoder.of(Measurement.class, IDS);
    CollectedResults.of(runner(), records).measurements.stream()
        .filter(line -> isFinal(line, decoder))
        .forEach(finals::add);
    return finals;
  }

  private static boolean isFinal(String line, WireDecoder<Measurement> decoder) {
    try {
      String hex = line.substring(line.lastIndexOf(' ') + 1);
      Measurement measurement = decoder.decode(HexFormat.of().parseHex(hex));
      return measurement.getRevision() == Revision.FINAL && measurement.getWindowSeconds() == 1;
    } catch (WireFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  private void pipe(SourceRecord record) {
    events.pipeInput(record.key(), record.value(), record.timestampMillis());
  }

  private List<String> lines(String topic) {
    return read(topic).stream()
        .map(r -> CollectedResults.line(r.key(), r.value(), r.timestamp()))
        .toList();
  }

  private List<Measurement> measurements() throws Exception {
    WireDecoder<Measurement> decoder = WireDecoder.of(Measurement.class, IDS);
    List<Measurement> all = new ArrayList<>();
    for (TestRecord<byte[], byte[]> record : read(TOPICS.measurements())) {
      all.add(decoder.decode(record.value()));
    }
    return all;
  }

  private List<DeadLetter> deadLetters() throws Exception {
    WireDecoder<DeadLetter> decoder = WireDecoder.of(DeadLetter.class, IDS);
    List<DeadLetter> all = new ArrayList<>();
    for (TestRecord<byte[], byte[]> record : read(TOPICS.deadLetters())) {
      all.add(decoder.decode(record.value()));
    }
    return all;
  }

  private List<TestRecord<byte[], byte[]>> read(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String approved(String file) throws IOException {
    try (InputStream in = SessionTopologyTest.class.getResourceAsStream(file)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
