package io.earshot.streams.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.schema.EventBatch;
import io.earshot.schema.MarkColumns;
import io.earshot.schema.MediaStage;
import io.earshot.schemas.registry.SchemaUnavailable;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.schemas.wire.WireEncoder;
import io.earshot.schemas.wire.WireFault;
import io.earshot.schemas.wire.WireFormat;
import io.earshot.schemas.wire.WireFormatException;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.MarkColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

class BatchDecoderTest {

  private static final long SEED = 20_260_101;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  private static final Schema OURS = EventBatch.getClassSchema();
  private static final Schema NEWER = withOneMoreField();
  private static final Schema FOREIGN = Schema.create(Schema.Type.LONG);
  private static final SchemaIdLookup IDS = FixedSchemaIds.of(List.of(OURS, NEWER, FOREIGN));

  private final WireEncoder<EventBatch> encoder = new WireEncoder<>(OURS, 1);
  private final BatchDecoder decoder = new BatchDecoder(IDS);

  @Test
  void readsWhatAvroReads() throws Exception {
    RandomBatches batches = new RandomBatches(SEED);
    WireDecoder<EventBatch> avro = WireDecoder.of(EventBatch.class, IDS);
    for (int i = 0; i < 300; i++) {
      byte[] value = encoder.encode(batches.next());
      assertSame(decoder.decode(value), BatchFromRecord.of(avro.decode(value)));
    }
    assertThat(decoder.unusableValues()).isPositive();
  }

  @Test
  void readsWhatANewerWriterWrote() throws Exception {
    RandomBatches batches = new RandomBatches(SEED + 1);
    for (int i = 0; i < 50; i++) {
      EventBatch record = batches.next();
      assertSame(decoder.decode(newer(record)), BatchFromRecord.of(record));
    }
  }

  @Test
  void damageIsABatchOrARefusalAndNothingElse() {
    RandomBatches batches = new RandomBatches(SEED + 2);
    SplittableRandom random = new SplittableRandom(SEED + 2);
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      byte[] value = i % 4 == 0 ? newer(batches.next()) : encoder.encode(batches.next());
      for (int j = 0; j < 100; j++) {
        refused += isRefused(damaged(value, random)) ? 1 : 0;
      }
    }
    assertThat(refused).isBetween(1_000, 19_999);
  }

  @Test
  void aNullParticipantIsTheBatchsOwn() throws Exception {
    EventBatch record = new RandomBatches(3).next();
    MarkColumns marks = columns(1, List.of(5));
    Batch batch = decoder.decode(encoder.encode(with(record, List.of(marks))));
    assertThat(batch.marks().get(0).participant()).isEqualTo(record.getParticipant());
    assertThat(batch.marks().get(0).ssrc()).isEqualTo(MarkColumn.NO_SSRC);
    assertThat(batch.marks().get(0).atNanos()).containsExactly(1_005);
  }

  @Test
  void saysWhyAValueIsNoBatch() {
    assertRefused(new byte[] {0, 0}, "too_short: length=2 < headerBytes=5");
    assertRefused(
        "{\"session\": 1}".getBytes(StandardCharsets.UTF_8),
        "wrong_magic_byte: firstByte=123 != magic=0");
    assertRefused(WireFormat.header(9), "unknown_schema_id: id=9 not in 1..3");
    assertRefused(
        WireFormat.header(3),
        "incompatible_schema: schemaId=3: writer=long cannot be read as"
            + " io.earshot.schema.EventBatch");
    assertRefused(new byte[(1 << 20) + 1], "too_large: valueBytes=1048577 > maxBytes=1048576");
    assertRefused(WireFormat.header(1), "undecodable: leftBytes=0 < needed=1");
  }

  @Test
  void refusesColumnsThatDisagree() {
    EventBatch record = new RandomBatches(4).next();
    assertRefused(
        encoder.encode(with(record, List.of(columns(2, List.of(5))))),
        "unequal_columns: atDeltaNanos.length=1 != count=2");
    assertRefused(
        encoder.encode(with(record, List.of(columns(2, List.of())))),
        "unequal_columns: atDeltaNanos.length=0 != count=2");
    assertRefused(
        encoder.encode(with(record, List.of(columns(-1, List.of())))),
        "unequal_columns: count=-1 < 0");
    assertRefused(
        encoder.encode(with(record, List.of(columns(1025, List.of())))),
        "too_many_marks: marks=1025 > maxMarks=1024");
    assertRefused(
        encoder.encode(with(record, List.of(columns(Integer.MAX_VALUE, List.of())))),
        "too_many_marks: marks=2147483647 > maxMarks=1024");
  }

  @Test
  void aLengthBeyondTheRecordAsksForNoMemory() {
    byte[] hugeSession = {0, 0, 0, 0, 1, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
    assertRefused(hugeSession, "undecodable: string.length=2147483647 not in [0, leftBytes=0]");
    hugeSession[4] = 2;
    assertRefused(hugeSession, "undecodable: string.length=2147483647 not in [0, leftBytes=0]");
  }

  @Test
  void bytesAfterTheEndAreARefusal() {
    byte[] value = encoder.encode(new RandomBatches(5).next());
    byte[] longer = Arrays.copyOf(value, value.length + 3);
    assertRefused(longer, "undecodable: trailingBytes=3 > 0");
  }

  @Test
  void anEmptySessionIsARefusalAndTheObservationsAreKnown() {
    EventBatch record = new RandomBatches(6).next();
    EventBatch.Builder nameless = EventBatch.newBuilder(record).setSession("");
    assertRefused(encoder.encode(nameless.build()), "undecodable: session is empty");
    assertThat(decoder.newestObservations()).isZero();
    assertRefused(
        encoder.encode(with(record, List.of(columns(7, List.of())))),
        "unequal_columns: atDeltaNanos.length=0 != count=7");
    assertThat(decoder.newestObservations()).isEqualTo(record.getObservations());
  }

  @Test
  void aSilentRegistryIsNoVerdictOnTheRecord() {
    BatchDecoder waiting = new BatchDecoder(new SilentRegistry());
    byte[] value = encoder.encode(new RandomBatches(7).next());
    assertThatThrownBy(() -> waiting.decode(value)).isInstanceOf(SchemaUnavailable.class);
  }

  private boolean isRefused(byte[] value) {
    try {
      decoder.decode(value);
      return false;
    } catch (UndecodableBatch e) {
      assertThat(e.detail()).doesNotContain("\n");
      return true;
    }
  }

  private void assertRefused(byte[] value, String message) {
    assertThatThrownBy(() -> decoder.decode(value))
        .isInstanceOf(UndecodableBatch.class)
        .hasMessage(message);
  }

  private static void assertSame(Batch actual, Batch expected) throws IOException {
    assertThat(JSON.writeValueAsString(actual)).isEqualTo(JSON.writeValueAsString(expected));
  }

  private static byte[] damaged(byte[] value, SplittableRandom random) {
    byte[] bytes = value.clone();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      // Never the frame: it has tests of its own.
      int at = random.nextInt(WireFormat.HEADER_BYTES, bytes.length);
      bytes[at] = (byte) random.nextInt(256);
    }
    return random.nextInt(5) == 0
        ? Arrays.copyOf(bytes, random.nextInt(WireFormat.HEADER_BYTES, bytes.length))
        : bytes;
  }

  private static MarkColumns columns(int count, List<Integer> atDeltaNanos) {
    return MarkColumns.newBuilder()
        .setStage(MediaStage.RECEIVE)
        .setBaseNanos(1_000)
        .setCount(count)
        .setAtDeltaNanos(atDeltaNanos)
        .build();
  }

  private static EventBatch with(EventBatch record, List<MarkColumns> marks) {
    return EventBatch.newBuilder(record).setMarks(marks).build();
  }

  private static byte[] newer(EventBatch record) {
    GenericRecord generic = new GenericData.Record(NEWER);
    for (Schema.Field field : OURS.getFields()) {
      generic.put(field.name(), record.get(field.pos()));
    }
    generic.put("mood", "cheerful");
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(WireFormat.header(2));
      BinaryEncoder binary = EncoderFactory.get().directBinaryEncoder(bytes, null);
      new GenericDatumWriter<GenericRecord>(NEWER, SpecificData.get()).write(generic, binary);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema withOneMoreField() {
    try {
      ObjectNode tree = (ObjectNode) JSON.readTree(OURS.toString());
      ObjectNode field = JSON.createObjectNode();
      field.put("name", "mood").put("type", "string").put("default", "none");
      ((ArrayNode) tree.get("fields")).insert(3, field);
      return new Schema.Parser().parse(tree.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A registry that does not answer. */
  private static final class SilentRegistry implements SchemaIdLookup {

    @Override
    public int idOf(String subject, Schema schema) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Schema byId(int id) throws WireFormatException {
      throw new WireFormatException(WireFault.REGISTRY_UNAVAILABLE, "no answer");
    }
  }
}
