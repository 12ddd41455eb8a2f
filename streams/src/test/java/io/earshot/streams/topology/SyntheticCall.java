package io.earshot.streams.topology;

import io.earshot.schema.AgentRole;
import io.earshot.schema.ClockId;
import io.earshot.schema.EventBatch;
import io.earshot.schema.MarkColumns;
import io.earshot.schema.MediaStage;
import io.earshot.schemas.wire.WireEncoder;
import io.earshot.streams.partition.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** A listener who receives a packet every 20 ms and reports each second, as event records. */
final class SyntheticCall {

  static final long START_SECOND = 1_700_000_000;

  private static final int PACKETS_PER_SECOND = 50;
  private static final int PACKET_NANOS = 20_000_000;

  private final WireEncoder<EventBatch> encoder = new WireEncoder<>(EventBatch.getClassSchema(), 1);
  private final String session;

  SyntheticCall(String session) {
    this.session = session;
  }

  byte[] key() {
    return session.getBytes(StandardCharsets.UTF_8);
  }

  /** One record per second, received 100 ms after the second's end, at offsets 0, 1, … */
  List<SourceRecord> seconds(int count) {
    List<SourceRecord> records = new ArrayList<>();
    for (int second = 0; second < count; second++) {
      long receiptMillis = (START_SECOND + second + 1) * 1000 + 100;
      records.add(
          new SourceRecord("earshot.events", 0, second, key(), value(second), receiptMillis));
    }
    return records;
  }

  /** The packets of one second, all of whose batch arrives 100 ms after its end. */
  byte[] value(int second) {
    return encoder.encode(
        EventBatch.newBuilder()
            .setSession(session)
            .setAgent("agent-ann")
            .setParticipant("ann")
            .setRole(AgentRole.CLIENT)
            .setBoot(1)
            .setSequence(second)
            .setObservations(PACKETS_PER_SECOND)
            .setClock(new ClockId("ann-host", "monotonic", 0))
            .setSentNanos((second + 1) * 1_000_000_000L + 100_000_000L)
            .setDropped(Map.of())
            .setMarks(List.of(marks(second)))
            .build());
  }

  private static MarkColumns marks(int second) {
    int first = second * PACKETS_PER_SECOND;
    return MarkColumns.newBuilder()
        .setStage(MediaStage.RECEIVE)
        .setSsrc(4711L)
        .setPayloadType(111)
        .setBaseNanos(second * 1_000_000_000L)
        .setCount(PACKETS_PER_SECOND)
        .setAtDeltaNanos(column(i -> i == 0 ? 0 : PACKET_NANOS))
        .setRtpTimestampDelta(column(i -> i == 0 ? first * 960 : 960))
        .setSequenceNumber(column(i -> (first + i) & 0xFFFF))
        .setPayloadHash(column(i -> 31 * (first + i)))
        .setPayloadBytes(column(i -> 80))
        .build();
  }

  private static List<Integer> column(IntUnaryOperator row) {
    return IntStream.range(0, PACKETS_PER_SECOND).map(row).boxed().toList();
  }
}
