package io.earshot.collectors.edge.kafka;

import io.earshot.collectors.edge.count.EdgeCounts;
import io.earshot.collectors.edge.room.RoomDirectory;
import io.earshot.collectors.edge.room.WaitingFacts;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.time.InstantSource;

/** What the edge writes to Kafka, and what of it waits there for its session. */
public final class KafkaEnds implements AutoCloseable {

  private final KafkaSink sink;
  private final UnassignedFacts unassigned;

  private KafkaEnds(KafkaSink sink, UnassignedFacts unassigned) {
    this.sink = sink;
    this.unassigned = unassigned;
  }

  /**
   * Connects; the topics must exist.
   *
   * @param maxBytes serialized bytes held while the broker is away
   */
  public static KafkaEnds open(
      String bootstrap,
      SchemaIdLookup ids,
      TopicPlan plan,
      long maxBytes,
      RoomDirectory rooms,
      EdgeCounts counts,
      InstantSource wall) {
    WaitingFacts<UnassignedFact> waiting = new WaitingFacts<>();
    KafkaSink sink =
        KafkaSink.open(
            bootstrap, ids, plan.events(), plan.unassigned(), maxBytes, waiting::hasRoom);
    UnassignedLog log = UnassignedLog.open(bootstrap, plan.unassigned());
    UnassignedFacts unassigned = new UnassignedFacts(log, ids, rooms, waiting, sink, counts, wall);
    unassigned.start();
    return new KafkaEnds(sink, unassigned);
  }

  public KafkaSink sink() {
    return sink;
  }

  @Override
  public void close() throws InterruptedException {
    unassigned.close();
    sink.close();
  }
}
