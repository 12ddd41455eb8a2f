package io.earshot.collectors.edge.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.avro.BatchReader;
import io.earshot.collectors.edge.avro.ReadBatch;
import io.earshot.collectors.edge.batch.BatchRefused;
import io.earshot.collectors.edge.batch.Binding;
import io.earshot.collectors.edge.batch.RejectReason;
import io.earshot.collectors.edge.count.EdgeCounts;
import io.earshot.collectors.edge.count.Subject;
import io.earshot.collectors.edge.privacy.Pseudonyms;
import io.earshot.collectors.edge.room.Placement;
import io.earshot.collectors.edge.room.RoomDirectory;
import io.earshot.collectors.edge.room.RoomName;
import io.earshot.collectors.edge.token.Grant;
import io.earshot.schema.EventBatch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes batches: bound to their reporter, read, given a session, stored. */
public final class Intake {

  private final BatchReader reader;
  private final RoomDirectory rooms;
  private final Pseudonyms pseudonyms;
  private final EventSink sink;
  private final EdgeCounts counts;

  public Intake(
      BatchReader reader,
      RoomDirectory rooms,
      Pseudonyms pseudonyms,
      EventSink sink,
      EdgeCounts counts) {
    this.reader = reader;
    this.rooms = rooms;
    this.pseudonyms = pseudonyms;
    this.sink = sink;
    this.counts = counts;
  }

  /**
   * Takes one batch.
   *
   * @param json changed: what it leaves out is filled in
   * @param open what the connection reports of
   * @param receivedAtMillis receipt, Unix milliseconds; becomes the record's time
   * @return completes when the batch is stored or refused; never fails
   */
  public CompletionStage<Verdict> take(
      Grant grant, ObjectNode json, OpenSession open, long receivedAtMillis) {
    Long boot = number(json.path("boot"));
    Long sequence = number(json.path("sequence"));
    CompletionStage<Verdict> verdict;
    try {
      verdict = stored(grant, json, open, receivedAtMillis, boot, sequence);
    } catch (BatchRefused e) {
      verdict =
          CompletableFuture.completedFuture(
              Verdict.refused(boot, sequence, e.reason(), String.valueOf(e.getMessage())));
    }
    return verdict.thenApply(this::counted);
  }

  private CompletionStage<Verdict> stored(
      Grant grant,
      ObjectNode json,
      OpenSession open,
      long receivedAtMillis,
      @Nullable Long boot,
      @Nullable Long sequence)
      throws BatchRefused {
    Binding.bind(json, grant);
    String claimed = Binding.claimedSession(json, grant);
    RoomName room = grant.room() == null ? null : RoomName.of(grant.room(), pseudonyms);
    Placement placement =
        room == null || claimed == null && grant.room() == null
            ? new Placement.Live(String.valueOf(claimed))
            : rooms.place(room, claimed, receivedAtMillis);
    json.put("session", sessionOf(placement, claimed));
    boolean tokenExpired = grant.hasExpiredAt(receivedAtMillis / 1000);
    if (placement instanceof Placement.Live live && !open.admits(live.session(), tokenExpired)) {
      throw new BatchRefused(RejectReason.EXPIRED, "the token expired before this session");
    }
    ReadBatch read = reader.read(json);
    read.lost().forEach((reason, count) -> counts.add(Subject.LOST_VALUES, reason, count));
    EventBatch batch = read.batch();
    CompletionStage<Void> kept;
    Verdict.Reporter reporter = null;
    if (placement instanceof Placement.Unknown && room != null) {
      kept = sink.park(room, batch, receivedAtMillis);
    } else {
      kept = sink.write(batch, receivedAtMillis);
      reporter = new Verdict.Reporter(batch.getSession(), batch.getParticipant(), batch.getAgent());
    }
    Verdict done = Verdict.stored(boot, sequence, reporter);
    return kept.handle((unused, failure) -> failure == null ? done : failed(done, failure));
  }

  private static String sessionOf(Placement placement, @Nullable String claimed)
      throws BatchRefused {
    if (placement instanceof Placement.Foreign) {
      throw new BatchRefused(RejectReason.FORBIDDEN, "session is not one of the token's room");
    }
    if (placement instanceof Placement.Over) {
      throw new BatchRefused(RejectReason.EXPIRED, "the room ended too long ago");
    }
    return placement instanceof Placement.Live live
        ? live.session()
        : claimed == null ? "" : claimed;
  }

  private static Verdict failed(Verdict of, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof SinkFull full && full.isWaitingForRoom()
        ? Verdict.refused(
            of.boot(),
            of.sequence(),
            RejectReason.UNKNOWN_SESSION,
            "the room's session is not known; does LiveKit send webhooks here?")
        : Verdict.full(of.boot(), of.sequence());
  }

  private Verdict counted(Verdict verdict) {
    Verdict.Refusal refusal = verdict.refusal();
    counts.add(Subject.BATCHES, refusal == null ? "accepted" : refusal.reason().wireName());
    return verdict;
  }

  private static @Nullable Long number(JsonNode node) {
    return node.canConvertToLong() && node.isIntegralNumber() ? (Long) node.longValue() : null;
  }
}
