package io.earshot.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.earshot.schema.ClockId;
import io.earshot.schema.EventBatch;
import io.earshot.schema.UtteranceStage;
import io.earshot.schemas.SampleBatch;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class WireFormatTest {

  private static final FixedSchemaIds IDS =
      FixedSchemaIds.of(
          List.of(
              ClockId.getClassSchema(),
              EventBatch.getClassSchema(),
              UtteranceStage.getClassSchema()));

  private final WireEncoder<EventBatch> batches =
      WireEncoder.of(EventBatch.getClassSchema(), "earshot.events-value", IDS);
  private final WireDecoder<EventBatch> decoder = WireDecoder.of(EventBatch.class, IDS);

  @Test
  void aFrameIsMagicThenIdThenAvro() {
    WireEncoder<ClockId> clocks = WireEncoder.of(ClockId.getClassSchema(), "any", IDS);
    assertThat(HexFormat.of().formatHex(clocks.encode(new ClockId("n", "c", 1))))
        .isEqualTo("00" + "00000001" + "026e" + "0263" + "02");
  }

  @Test
  void idsAreBigEndian() throws WireFormatException {
    byte[] header = WireFormat.header(0x01020304);
    assertThat(header).containsExactly(0, 1, 2, 3, 4);
    assertThat(WireFormat.schemaId(header)).isEqualTo(0x01020304);
  }

  @Test
  void aFullBatchComesBackAsItWent() throws WireFormatException {
    EventBatch batch = SampleBatch.full();
    assertThat(decoder.decode(batches.encode(batch))).isEqualTo(batch);
  }

  @Test
  void stringsComeBackAsJavaStrings() throws WireFormatException {
    EventBatch batch = decoder.decode(batches.encode(SampleBatch.full()));
    assertThat((Object) batch.getSession()).isInstanceOf(String.class);
    assertThat(batch.getDropped().get("queue_full")).isEqualTo(3L);
  }

  @Test
  void anEncoderSurvivesARecordThatCannotBeWritten() throws WireFormatException {
    EventBatch batch = SampleBatch.full();
    byte[] before = batches.encode(batch);
    EventBatch broken = EventBatch.newBuilder(batch).build();
    broken.put("agent", null);
    assertThatThrownBy(() -> batches.encode(broken)).hasMessageContaining("agent");
    assertThat(batches.encode(batch)).isEqualTo(before);
  }

  @Test
  void damageHasAStableName() {
    byte[] good = batches.encode(SampleBatch.full());
    assertThat(faultOf(new byte[0])).isEqualTo("too_short");
    assertThat(faultOf(Arrays.copyOf(good, 4))).isEqualTo("too_short");
    assertThat(faultOf("{\"session\":1}".getBytes())).isEqualTo("wrong_magic_byte");
    assertThat(faultOf(framed(99))).isEqualTo("unknown_schema_id");
    assertThat(faultOf(framed(-1))).isEqualTo("unknown_schema_id");
    assertThat(faultOf(framed(2))).isEqualTo("undecodable");
    assertThat(faultOf(Arrays.copyOf(good, good.length - 1))).isEqualTo("undecodable");
    assertThat(faultOf(Arrays.copyOf(good, good.length + 1))).isEqualTo("trailing_bytes");
    assertThat(faultOf(framed(1, 2, 'n', 2, 'c', 2))).isEqualTo("incompatible_schema");
  }

  @Test
  void messagesRelateFoundToExpected() {
    assertThatThrownBy(() -> decoder.decode(new byte[] {0, 1}))
        .hasMessage("too_short: length=2 < headerBytes=5");
    assertThatThrownBy(() -> decoder.decode("{\"a\":1}".getBytes()))
        .hasMessage("wrong_magic_byte: firstByte=123 != magic=0");
  }

  @Test
  void aDecoderSurvivesDamage() throws WireFormatException {
    byte[] good = batches.encode(SampleBatch.full());
    SplittableRandom random = new SplittableRandom(20261122);
    for (int round = 0; round < 2_000; round++) {
      byte[] bad = good.clone();
      bad[5 + random.nextInt(bad.length - 5)] ^= (byte) (1 << random.nextInt(8));
      byte[] cut = Arrays.copyOf(bad, 5 + random.nextInt(bad.length - 5));
      decodeOrFault(bad);
      decodeOrFault(cut);
      assertThat(decoder.decode(good)).isEqualTo(SampleBatch.full());
    }
  }

  @Test
  void anAbsurdCountIsDamageNotAnOutOfMemoryError() {
    // "session", then the map of drops claims 2^31 - 9 entries.
    byte[] body =
        HexFormat.of()
            .parseHex(
                "0000000002"
                    + "0273"
                    + "0261"
                    + "0270"
                    + "02"
                    + "00"
                    + "00"
                    + "00"
                    + "026e"
                    + "0263"
                    + "00"
                    + "00"
                    + "eeffffff0f");
    assertThat(faultOf(body)).isEqualTo("undecodable");
    // The same for a length of a string.
    assertThat(faultOf(HexFormat.of().parseHex("0000000002" + "feffffff0f")))
        .isEqualTo("undecodable");
  }

  @Test
  void aSymbolOfTheFutureReadsAsUnknown() throws Exception {
    Schema future =
        new Schema.Parser()
            .parse(
                SchemaText.of(UtteranceStage.getClassSchema())
                    .replace("\"UNKNOWN\",\"CAPTURE\"", "\"UNKNOWN\",\"DREAM\",\"CAPTURE\""));
    FixedSchemaIds ids = FixedSchemaIds.of(List.of(future));
    GenericData.Record record = new GenericData.Record(future);
    record.put("utterance", "u");
    record.put("stage", new GenericData.EnumSymbol(future.getField("stage").schema(), "DREAM"));
    record.put("atNanos", 1L);
    UtteranceStage read =
        WireDecoder.of(UtteranceStage.class, ids).decode(framed(1, binary(future, record)));
    assertThat(read.getStage().name()).isEqualTo("UNKNOWN");
  }

  @Test
  void theWritersSchemaIsThatOfTheId() throws WireFormatException {
    assertThat(decoder.writerSchema(1)).isEqualTo(ClockId.getClassSchema());
    assertThatThrownBy(() -> decoder.writerSchema(4)).hasMessageContaining("id=4 not in 1..3");
  }

  @Test
  void fixedIdsCountFromOneInBothDirections() throws WireFormatException {
    assertThat(IDS.idOf("any", EventBatch.getClassSchema())).isEqualTo(2);
    assertThat(IDS.byId(2)).isEqualTo(EventBatch.getClassSchema());
    assertThatThrownBy(() -> IDS.idOf("s", Schema.create(Schema.Type.INT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("subject=s");
    assertThatThrownBy(
            () -> FixedSchemaIds.of(List.of(ClockId.getClassSchema(), ClockId.getClassSchema())))
        .hasMessage("distinctSchemas=1 != schemas=2");
  }

  private void decodeOrFault(byte[] bytes) {
    try {
      assertThat(decoder.decode(bytes)).isNotNull();
    } catch (WireFormatException e) {
      assertThat(e.fault()).isIn(WireFault.UNDECODABLE, WireFault.TRAILING_BYTES);
    }
  }

  private String faultOf(byte[] bytes) {
    return catchThrowableOfType(WireFormatException.class, () -> decoder.decode(bytes))
        .fault()
        .label();
  }

  private static byte[] framed(int id, int... body) {
    byte[] bytes = Arrays.copyOf(WireFormat.header(id), WireFormat.HEADER_BYTES + body.length);
    for (int i = 0; i < body.length; i++) {
      bytes[WireFormat.HEADER_BYTES + i] = (byte) body[i];
    }
    return bytes;
  }

  private static int[] binary(Schema schema, GenericData.Record record) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<>(schema).write(record, encoder);
    encoder.flush();
    byte[] bytes = out.toByteArray();
    int[] body = new int[bytes.length];
    Arrays.setAll(body, i -> bytes[i]);
    return body;
  }
}
