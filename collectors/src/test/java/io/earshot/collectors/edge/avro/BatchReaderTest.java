package io.earshot.collectors.edge.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.batch.BatchRefused;
import io.earshot.collectors.edge.batch.RejectReason;
import io.earshot.collectors.edge.json.BadJson;
import io.earshot.collectors.edge.json.StrictJson;
import io.earshot.collectors.edge.privacy.FieldPrivacy;
import io.earshot.collectors.edge.privacy.Pseudonyms;
import io.earshot.schema.AgentRole;
import io.earshot.schema.EventBatch;
import io.earshot.schema.LifecycleKind;
import io.earshot.schema.MarkColumns;
import io.earshot.schema.StreamReport;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchReaderTest {

  private static final long DAY_NANOS = 86_400_000_000_000L;

  private final BatchReader reader = new BatchReader(new FieldPrivacy(Pseudonyms.CLEAR));

  @Test
  void fieldsArriveUnderTheirAvroNames() throws BatchRefused {
    ReadBatch read = reader.read(BatchJson.withMarks());
    EventBatch batch = read.batch();
    assertThat(batch.getSession()).isEqualTo("RM_1");
    assertThat(batch.getRole()).isEqualTo(AgentRole.CLIENT);
    assertThat(batch.getSentNanos()).isEqualTo(BatchJson.SENT_NANOS);
    assertThat(batch.getReports()).isEmpty();
    assertThat(batch.getLifecycle().get(0).getKind()).isEqualTo(LifecycleKind.CONNECTED);
    MarkColumns marks = batch.getMarks().get(0);
    assertThat(marks.getSsrc()).isEqualTo(4_294_967_295L);
    assertThat(marks.getAtDeltaNanos()).containsExactly(0, 20_000_000);
    assertThat(marks.getParticipant()).isNull();
    assertThat(read.lost()).isEmpty();
  }

  @Test
  void hashesMayBeWrittenWithEitherSign() throws BatchRefused {
    MarkColumns marks = reader.read(BatchJson.withMarks()).batch().getMarks().get(0);
    assertThat(marks.getPayloadHash()).containsExactly(-1, -1);
  }

  @Test
  void unknownFieldsAndSymbolsAreCountedNotFatal() throws BatchRefused {
    ObjectNode batch = BatchJson.bound(1, 0).put("mood", "fine");
    ((ObjectNode) batch.path("lifecycle").path(0)).put("kind", "TELEPORTED").put("color", 7);
    ReadBatch read = reader.read(batch);
    assertThat(read.lost()).isEqualTo(Map.of("unknown_field", 2L, "unknown_symbol", 1L));
    assertThat(read.batch().getLifecycle().get(0).getKind()).isEqualTo(LifecycleKind.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e308", "1e999", "-0.5", "-1e999"})
  void anAbsurdMeasureIsUnknownAndTheOthersStay(String measure) throws BatchRefused, BadJson {
    ObjectNode batch = BatchJson.bound(1, 0);
    batch
        .putArray("reports")
        .add(
            StrictJson.read(
                "{\"type\":\"INBOUND_RTP\",\"atNanos\":5,\"jitterSeconds\":"
                    + measure
                    + ",\"packetsReceived\":7,\"packetsLost\":-3}"));
    ReadBatch read = reader.read(batch);
    StreamReport report = read.batch().getReports().get(0);
    assertThat(report.getJitterSeconds()).isNull();
    assertThat(report.getPacketsReceived()).isEqualTo(7);
    assertThat(report.getPacketsLost()).isEqualTo(-3);
    assertThat(read.lost()).isEqualTo(Map.of("out_of_range", 1L));
  }

  @Test
  void timesHoursOffPassAndThoseOfAnotherAgeAreCounted() throws BatchRefused {
    ObjectNode batch = BatchJson.bound(1, 0).put("observations", 4);
    ArrayNode events = batch.putArray("lifecycle");
    long sentNanos = BatchJson.SENT_NANOS;
    events.addObject().put("kind", "CONNECTED").put("atNanos", sentNanos - DAY_NANOS);
    events.addObject().put("kind", "FAILED").put("atNanos", sentNanos + DAY_NANOS);
    events.addObject().put("kind", "LEFT").put("atNanos", sentNanos + DAY_NANOS + 1);
    events.addObject().put("kind", "LEFT").put("atNanos", Long.toString(Long.MIN_VALUE));
    ReadBatch read = reader.read(batch);
    assertThat(read.batch().getLifecycle())
        .extracting(event -> event.getKind())
        .containsExactly(LifecycleKind.CONNECTED, LifecycleKind.FAILED);
    assertThat(read.lost()).isEqualTo(Map.of("time_out_of_range", 2L));
    assertThat(read.batch().getObservations()).isEqualTo(2);
  }

  static Stream<Named<Consumer<ObjectNode>>> damages() {
    return Stream.of(
        damage("no boot", batch -> batch.remove("boot")),
        damage("no clock", batch -> batch.remove("clock")),
        damage("boot over 2^53", batch -> batch.put("boot", 1L << 53)),
        damage("boot below 0", batch -> batch.put("boot", -1)),
        damage("boot of 65 bits", batch -> batch.put("boot", "18446744073709551616")),
        damage("boot with a fraction", batch -> batch.put("boot", 1.5)),
        damage("sequence below 0", batch -> batch.put("sequence", -1)),
        damage("observations below 0", batch -> batch.put("observations", -1)),
        damage("sentNanos is absurd", batch -> batch.put("sentNanos", 1e308)),
        damage("agent is a number", batch -> batch.put("agent", 7)),
        damage("agent of 257 characters", batch -> batch.put("agent", "a".repeat(257))),
        damage("marks is an object", batch -> batch.putObject("marks")),
        damage("a mark is a number", batch -> batch.putArray("marks").add(1)),
        damage("columns disagree", batch -> column(batch, "payloadBytes").add(1)),
        damage(
            "sequence number of 17 bits",
            batch -> column(batch, "sequenceNumber").add(65_536).add(1)),
        damage("no times", batch -> mark(batch).remove("atDeltaNanos")),
        damage("count below 0", batch -> mark(batch).put("count", -1)),
        damage("dropped is a number", batch -> batch.put("dropped", 1)),
        damage("dropped below 0", batch -> batch.putObject("dropped").put("late", -1)));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void whatIsNoBatchIsRefusedWhole(Consumer<ObjectNode> damage) {
    ObjectNode batch = BatchJson.withMarks();
    damage.accept(batch);
    assertRefused(batch, RejectReason.MALFORMED);
  }

  @Test
  void everyColumnOfMarksIsHeldToTheirCount() {
    List<String> columns =
        MarkColumns.getClassSchema().getFields().stream()
            .filter(field -> field.schema().getType() == Schema.Type.ARRAY)
            .map(Schema.Field::name)
            .toList();
    assertThat(columns).contains("opusToc", "payloadHash", "sinceCaptureNanos");
    for (String name : columns) {
      ObjectNode batch = BatchJson.withMarks();
      column(batch, name).add(1);
      assertRefused(batch, RejectReason.MALFORMED);
    }
  }

  @Test
  void moreThanAThousandRowsAreTooManyHoweverTheyCome() throws BatchRefused {
    ObjectNode batch = BatchJson.bound(1, 0);
    ArrayNode events = batch.putArray("lifecycle");
    for (int i = 0; i < 1000; i++) {
      events.addObject().put("kind", "CONNECTED").put("atNanos", BatchJson.SENT_NANOS);
    }
    assertThat(reader.read(batch).batch().getLifecycle()).hasSize(1000);
    batch.putArray("probes");
    events.addObject().put("kind", "CONNECTED").put("atNanos", BatchJson.SENT_NANOS);
    assertRefused(batch, RejectReason.TOO_LARGE);
  }

  private void assertRefused(ObjectNode batch, RejectReason reason) {
    assertThatThrownBy(() -> reader.read(batch))
        .isInstanceOfSatisfying(
            BatchRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static ObjectNode mark(ObjectNode batch) {
    return (ObjectNode) batch.path("marks").path(0);
  }

  private static ArrayNode column(ObjectNode batch, String name) {
    return mark(batch).putArray(name);
  }

  private static Named<Consumer<ObjectNode>> damage(String name, Consumer<ObjectNode> change) {
    return Named.of(name, change);
  }
}
