package io.earshot.agent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.agent.batch.BatchContent;
import io.earshot.agent.batch.MarkColumns;
import io.earshot.agent.observation.AgentRole;
import io.earshot.agent.observation.ClockId;
import io.earshot.agent.observation.Heartbeat;
import io.earshot.agent.observation.LifecycleEvent;
import io.earshot.agent.observation.LifecycleKind;
import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.observation.MediaStage;
import io.earshot.agent.observation.ProbeExchange;
import io.earshot.agent.observation.ReportField;
import io.earshot.agent.observation.ReportField.Kind;
import io.earshot.agent.observation.ReportType;
import io.earshot.agent.observation.StreamReport;
import io.earshot.agent.observation.UtteranceStage;
import io.earshot.agent.transport.AgentIdentity;
import io.earshot.agent.transport.Batch;
import io.earshot.schema.EventBatch;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.schemas.wire.WireEncoder;
import io.earshot.schemas.wire.WireFormatException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchRecordTest {

  static Stream<Arguments> enums() {
    return Stream.of(
        Arguments.of(AgentRole.values(), io.earshot.schema.AgentRole.getClassSchema()),
        Arguments.of(MediaStage.values(), io.earshot.schema.MediaStage.getClassSchema()),
        Arguments.of(LifecycleKind.values(), io.earshot.schema.LifecycleKind.getClassSchema()),
        Arguments.of(ReportType.values(), io.earshot.schema.ReportType.getClassSchema()));
  }

  /** The agent has the words of the schema without the schema: here they are held together. */
  @ParameterizedTest
  @MethodSource("enums")
  void theAgentsEnumsHaveTheSymbolsOfTheSchema(Enum<?>[] ours, Schema schema) {
    assertThat(Arrays.stream(ours).map(Enum::name))
        .containsExactlyElementsOf(schema.getEnumSymbols());
  }

  @Test
  void reportFieldsAreThoseOfTheSchemaInItsOrderWithItsTypes() {
    List<String> ofSchema =
        io.earshot.schema.StreamReport.getClassSchema().getFields().stream()
            .filter(field -> !List.of("type", "atNanos").contains(field.name()))
            .map(field -> field.name() + " " + kind(field.schema().getTypes().get(1)))
            .toList();
    assertThat(Arrays.stream(ReportField.values()))
        .extracting(field -> field.wireName() + " " + field.kind())
        .containsExactlyElementsOf(ofSchema);
  }

  private static Kind kind(Schema schema) {
    return switch (schema.getType()) {
      case STRING -> Kind.TEXT;
      case DOUBLE -> Kind.REAL;
      default -> Kind.WHOLE;
    };
  }

  @Test
  void aBatchArrivesWholeOverTheWire() throws WireFormatException {
    EventBatch read = overTheWire(BatchRecord.of(batch()));
    assertThat(read.getSession()).isEqualTo("RM_1");
    assertThat(List.of(read.getBoot(), read.getSequence(), read.getSentNanos()))
        .containsExactly(4711L, 3L, 99L);
    assertThat(read.getObservations()).isEqualTo(7);
    assertThat(read.getDropped()).containsExactly(Map.entry("expired", 5L));
    assertThat(read.getClock()).isEqualTo(new io.earshot.schema.ClockId("host", "nano", 2));
    assertThat(read.getLabels()).containsExactly(Map.entry("region", "eu"));
    assertThat(read.getMarks().get(0).getPayloadHash()).containsExactly(7, -8);
    assertThat(read.getMarks().get(0).getSsrc()).isEqualTo(0xFFFFFFFFL);
    assertThat(read.getMarks().get(0).getSequenceNumber()).isEmpty();
    assertThat(read.getMarks().get(0).getOpusToc()).containsExactly(120, 252);
    assertThat(read.getReports().get(0).getPacketsReceived()).isEqualTo(12);
    assertThat(read.getReports().get(0).getPayloadType()).isEqualTo(111);
    assertThat(read.getReports().get(0).getJitterSeconds()).isEqualTo(0.003);
    assertThat(read.getReports().get(0).getMime()).isEqualTo("audio/opus");
    assertThat(read.getReports().get(0).getPacketsLost()).isNull();
    assertThat(read.getProbes().get(0).getResponseReceivedNanos()).isEqualTo(4);
    assertThat(read.getLifecycle().get(0).getPeer()).isEqualTo("bob");
    assertThat(read.getStages().get(0).getUtterance()).isEqualTo("u-1");
    assertThat(read.getHeartbeats().get(0).getQueuedObservations()).isEqualTo(10);
  }

  private static EventBatch overTheWire(EventBatch written) throws WireFormatException {
    FixedSchemaIds ids = FixedSchemaIds.of(List.of(EventBatch.getClassSchema()));
    byte[] framed = new WireEncoder<EventBatch>(EventBatch.getClassSchema(), 1).encode(written);
    return WireDecoder.of(EventBatch.class, ids).decode(framed);
  }

  private static Batch batch() {
    int[] none = {};
    MarkColumns marks =
        new MarkColumns(
            MarkSource.at(MediaStage.WORKER_IN).ssrc(0xFFFFFFFFL),
            1,
            2,
            new int[] {0, 5},
            new int[] {9, 960},
            none,
            new int[] {7, -8},
            new int[] {80, 81},
            none,
            none,
            none,
            new int[] {120, 252});
    StreamReport report =
        StreamReport.read(ReportType.INBOUND_RTP, 8)
            .set(ReportField.PACKETS_RECEIVED, 12)
            .set(ReportField.PAYLOAD_TYPE, 111)
            .set(ReportField.JITTER_SECONDS, 0.003)
            .set(ReportField.TOTAL_ROUND_TRIP_TIME_SECONDS, Double.NaN)
            .set(ReportField.MIME, "audio/opus")
            .report();
    BatchContent content =
        new BatchContent(
            0,
            2,
            6,
            0,
            1,
            0,
            List.of(marks),
            List.of(report),
            List.of(new ProbeExchange(null, new ClockId("edge", "mono", 0), 1, 2, 3, 4)),
            List.of(LifecycleEvent.of(LifecycleKind.TRACK_SUBSCRIBED, 1).about("TR_1", 7L, "bob")),
            List.of(UtteranceStage.of("u-1", MediaStage.STT_FINAL, 5)),
            new Heartbeat(1, 2, 13, 3, 10, 4L, null, 5, null));
    return new Batch(
        new AgentIdentity("RM_1", "a", "worker", AgentRole.WORKER, 4711, Map.of("region", "eu")),
        3,
        new ClockId("host", "nano", 2),
        99,
        Map.of("expired", 5L),
        content);
  }
}
