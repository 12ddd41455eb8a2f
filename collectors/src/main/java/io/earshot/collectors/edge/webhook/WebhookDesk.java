package io.earshot.collectors.edge.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.avro.BatchReader;
import io.earshot.collectors.edge.batch.BatchRefused;
import io.earshot.collectors.edge.batch.Binding;
import io.earshot.collectors.edge.count.EdgeCounts;
import io.earshot.collectors.edge.count.Subject;
import io.earshot.collectors.edge.intake.BatchNumbers;
import io.earshot.collectors.edge.intake.EdgeClock;
import io.earshot.collectors.edge.intake.EventSink;
import io.earshot.collectors.edge.json.BadJson;
import io.earshot.collectors.edge.json.StrictJson;
import io.earshot.collectors.edge.privacy.Pseudonyms;
import io.earshot.collectors.edge.room.RoomDirectory;
import io.earshot.collectors.edge.room.RoomName;
import io.earshot.schema.AgentRole;
import io.earshot.schema.EventBatch;
import io.earshot.schema.LifecycleKind;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Turns verified webhooks into lifecycle events of the SFU, and into knowledge of which session a
 * room name stands for. The time of an event is its arrival: LiveKit's own is in whole seconds.
 */
public final class WebhookDesk {

  private static final String AGENT = Binding.RESERVED_AGENT;
  private static final String PARTICIPANT = "sfu";

  private final BatchReader reader;
  private final RoomDirectory rooms;
  private final Pseudonyms pseudonyms;
  private final EventSink sink;
  private final BatchNumbers numbers;
  private final EdgeClock clock;
  private final EdgeCounts counts;
  private final SeenEvents seen = new SeenEvents();

  public WebhookDesk(
      BatchReader reader,
      RoomDirectory rooms,
      Pseudonyms pseudonyms,
      EventSink sink,
      BatchNumbers numbers,
      EdgeClock clock,
      EdgeCounts counts) {
    this.reader = reader;
    this.rooms = rooms;
    this.pseudonyms = pseudonyms;
    this.sink = sink;
    this.numbers = numbers;
    this.clock = clock;
    this.counts = counts;
  }

  /**
   * Takes a webhook whose signature and hash were checked.
   *
   * @param receivedAtNanos the edge's monotonic clock
   * @return completes when the event is stored, or need not be; never fails
   */
  public CompletionStage<WebhookOutcome> take(
      String body, long receivedAtMillis, long receivedAtNanos) {
    CompletionStage<WebhookOutcome> outcome;
    try {
      outcome = taken(RoomEvent.of(StrictJson.read(body)), receivedAtMillis, receivedAtNanos);
    } catch (BadJson | BatchRefused e) {
      outcome = CompletableFuture.completedFuture(WebhookOutcome.MALFORMED);
    }
    return outcome.thenApply(this::counted);
  }

  private CompletionStage<WebhookOutcome> taken(
      RoomEvent event, long receivedAtMillis, long receivedAtNanos) throws BatchRefused {
    if (!seen.add(event.id())) {
      return CompletableFuture.completedFuture(WebhookOutcome.REPLAYED);
    }
    LifecycleKind kind = event.kind();
    if (kind == null) {
      return CompletableFuture.completedFuture(WebhookOutcome.IGNORED);
    }
    EventBatch batch = reader.read(batch(event, kind, receivedAtNanos)).batch();
    boolean ended = kind == LifecycleKind.SESSION_ENDED;
    RoomName room = RoomName.of(event.roomName(), pseudonyms);
    if (ended) {
      rooms.end(room, event.roomSid(), receivedAtMillis);
    } else {
      rooms.learn(room, event.roomSid());
    }
    CompletionStage<Void> stored = sink.write(batch, receivedAtMillis);
    if (tellsRoom(kind)) {
      CompletionStage<Void> announced = sink.announce(room, batch, ended, receivedAtMillis);
      stored = stored.thenCombine(announced, (left, right) -> left);
    }
    return stored.handle((unused, failure) -> outcome(event, failure == null));
  }

  private WebhookOutcome outcome(RoomEvent event, boolean isStored) {
    if (isStored) {
      return WebhookOutcome.TAKEN;
    }
    seen.forget(event.id());
    return WebhookOutcome.NOT_STORED;
  }

  /** Tracks come with the same room: two events per participant are enough to learn it again. */
  private static boolean tellsRoom(LifecycleKind kind) {
    return kind == LifecycleKind.SESSION_STARTED
        || kind == LifecycleKind.SESSION_ENDED
        || kind == LifecycleKind.JOINED;
  }

  private ObjectNode batch(RoomEvent event, LifecycleKind kind, long atNanos) {
    BatchNumbers.Number number = numbers.next(event.roomSid(), AGENT);
    ObjectNode batch =
        StrictJson.object()
            .put("session", event.roomSid())
            .put("agent", AGENT)
            .put("participant", PARTICIPANT)
            .put("role", AgentRole.SFU.name())
            .put("boot", number.boot())
            .put("sequence", number.sequence())
            .put("observations", 1)
            .put("sentNanos", atNanos);
    batch.set("clock", clock.json());
    ObjectNode row =
        batch
            .putArray("lifecycle")
            .addObject()
            .put("kind", kind.name())
            .put("atNanos", atNanos)
            .put("participant", event.identity())
            .put("track", event.track())
            .put("reason", event.reason());
    AgentRole role = event.role();
    row.put("role", role == null ? null : role.name());
    return batch;
  }

  private WebhookOutcome counted(WebhookOutcome outcome) {
    counts.add(Subject.WEBHOOKS, outcome.name().toLowerCase(Locale.ROOT));
    return outcome;
  }
}
