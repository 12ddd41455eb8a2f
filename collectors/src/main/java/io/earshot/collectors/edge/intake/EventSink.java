package io.earshot.collectors.edge.intake;

import io.earshot.collectors.edge.room.RoomName;
import io.earshot.schema.EventBatch;
import java.util.concurrent.CompletionStage;

/**
 * Where batches are stored. A stage completes when they are stored for good; it fails at once with
 * {@link SinkFull} when nothing more can be held, and with another exception when storing failed.
 */
public interface EventSink {

  /** Stores a batch with its session. */
  CompletionStage<Void> write(EventBatch batch, long receivedAtMillis);

  /** Stores a batch of a room whose session is not known; it is written when it is. */
  CompletionStage<Void> park(RoomName room, EventBatch batch, long receivedAtMillis);

  /** Stores that the batch's session is the room's, or was until now, for every edge. */
  CompletionStage<Void> announce(
      RoomName room, EventBatch news, boolean ended, long receivedAtMillis);
}
