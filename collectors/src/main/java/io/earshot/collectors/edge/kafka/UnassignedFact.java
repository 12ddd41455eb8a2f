package io.earshot.collectors.edge.kafka;

import io.earshot.collectors.edge.room.Placement;
import io.earshot.collectors.edge.room.RoomDirectory;
import io.earshot.collectors.edge.room.RoomName;
import io.earshot.schema.EventBatch;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * One record of the unassigned topic.
 *
 * @param room whose session is not known
 * @param batch with the session it claims, or an empty one
 * @param alias {@code live} or {@code ended}: the batch's session is the room's; null = it waits
 */
record UnassignedFact(
    TopicPartition partition,
    long offset,
    long receivedAtMillis,
    RoomName room,
    EventBatch batch,
    int bytes,
    @Nullable String alias) {

  static UnassignedFact of(ConsumerRecord<String, byte[]> record, EventBatch batch) {
    Header alias = record.headers().lastHeader(KafkaSink.ALIAS_HEADER);
    return new UnassignedFact(
        new TopicPartition(record.topic(), record.partition()),
        record.offset(),
        record.timestamp(),
        new RoomName(record.key()),
        batch,
        record.serializedValueSize(),
        alias == null ? null : new String(alias.value(), StandardCharsets.US_ASCII));
  }

  /** Tells the directory what an alias says. */
  void tell(RoomDirectory rooms) {
    if (KafkaSink.ENDED.equals(alias)) {
      rooms.end(room, batch.getSession(), receivedAtMillis);
    } else {
      rooms.learn(room, batch.getSession());
    }
  }

  Placement placeIn(RoomDirectory rooms) {
    String claimed = batch.getSession();
    return rooms.place(room, claimed.isEmpty() ? null : claimed, receivedAtMillis);
  }

  EventBatch in(String session) {
    return EventBatch.newBuilder(batch).setSession(session).build();
  }
}
