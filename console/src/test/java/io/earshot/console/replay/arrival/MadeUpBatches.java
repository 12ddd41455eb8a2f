package io.earshot.console.replay.arrival;

import io.earshot.collectors.recording.ImportAccounting;
import io.earshot.collectors.recording.ImportedBatch;
import io.earshot.collectors.recording.Recording;
import io.earshot.schema.ClockId;
import io.earshot.schema.EventBatch;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Empty batches at given times. */
final class MadeUpBatches {

  private MadeUpBatches() {}

  static Recording recording(String session, long... receiptMillis) {
    ImportAccounting accounting = new ImportAccounting(0, 0, Map.of(), 0, false, List.of());
    List<ImportedBatch> batches =
        IntStream.range(0, receiptMillis.length)
            .mapToObj(i -> batch(session, receiptMillis[i], i))
            .toList();
    return new Recording(session, "earshot", batches, accounting);
  }

  static List<ImportedBatch> everySecond(String session, int count) {
    return recording(session, LongStream.range(0, count).map(i -> i * 1_000).toArray()).batches();
  }

  private static ImportedBatch batch(String session, long receiptMillis, int sequence) {
    EventBatch batch =
        EventBatch.newBuilder()
            .setSession(session)
            .setAgent("agent")
            .setParticipant("anna")
            .setBoot(1)
            .setSequence(sequence)
            .setObservations(0)
            .setClock(new ClockId("node", "monotonic", 0))
            .setSentNanos(0)
            .build();
    return new ImportedBatch(receiptMillis, batch);
  }
}
