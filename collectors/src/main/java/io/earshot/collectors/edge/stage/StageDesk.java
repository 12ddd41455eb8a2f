package io.earshot.collectors.edge.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.count.EdgeCounts;
import io.earshot.collectors.edge.count.Subject;
import io.earshot.collectors.edge.intake.BatchNumbers;
import io.earshot.collectors.edge.intake.Intake;
import io.earshot.collectors.edge.intake.OpenSession;
import io.earshot.collectors.edge.json.StrictJson;
import io.earshot.collectors.edge.token.Grant;
import io.earshot.schema.AgentRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Makes batches of the stages that workers post: one per session and worker of a request. */
public final class StageDesk {

  private static final String CLOCK = "wall";

  /** A worker whose clock is set posts within this; it then need not say when it sent. */
  private static final long SET_CLOCK_NANOS = 60_000_000_000L;

  private static final int MAX_ROWS = 1000;

  private final Intake intake;
  private final BatchNumbers numbers;
  private final EdgeCounts counts;

  public StageDesk(Intake intake, BatchNumbers numbers, EdgeCounts counts) {
    this.intake = intake;
    this.numbers = numbers;
    this.counts = counts;
  }

  /**
   * Takes one stage or an array of them.
   *
   * @return completes when all are stored or refused; never fails
   */
  public CompletionStage<StageVerdict> take(Grant grant, JsonNode body, long receivedAtMillis) {
    List<JsonNode> nodes = new ArrayList<>();
    if (body.isArray()) {
      body.forEach(nodes::add);
    } else {
      nodes.add(body);
    }
    StageVerdict verdict = new StageVerdict();
    Map<Worker, List<Placed>> rowsByWorker = new LinkedHashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      place(grant, nodes.get(i), i, rowsByWorker, verdict);
    }
    List<CompletableFuture<Void>> stored = new ArrayList<>();
    rowsByWorker.forEach(
        (worker, rows) ->
            stored.add(
                intake
                    .take(
                        grant,
                        batch(worker, rows, receivedAtMillis),
                        new OpenSession(),
                        receivedAtMillis)
                    .thenAccept(of -> rows.forEach(row -> verdict.add(row.index, of)))
                    .toCompletableFuture()));
    return CompletableFuture.allOf(stored.toArray(CompletableFuture[]::new))
        .thenApply(unused -> counted(verdict));
  }

  private static void place(
      Grant grant,
      JsonNode node,
      int index,
      Map<Worker, List<Placed>> rowsByWorker,
      StageVerdict verdict) {
    try {
      if (index >= MAX_ROWS) {
        throw new BadStage("more than " + MAX_ROWS + " stages");
      }
      StageRow row = StageRow.of(node);
      String named = row.participant() == null ? grant.identity() : row.participant();
      if (named == null) {
        throw new BadStage("participant is missing");
      }
      Worker worker = new Worker(row.session() == null ? "" : row.session(), named);
      rowsByWorker.computeIfAbsent(worker, unused -> new ArrayList<>()).add(new Placed(index, row));
    } catch (BadStage e) {
      verdict.refuse(index, String.valueOf(e.getMessage()));
    }
  }

  private ObjectNode batch(Worker worker, List<Placed> rows, long receivedAtMillis) {
    String agent = "stages:" + worker.participant;
    BatchNumbers.Number number = numbers.next(worker.session, agent);
    ObjectNode batch =
        StrictJson.object()
            .put("agent", agent)
            .put("participant", worker.participant)
            .put("role", AgentRole.WORKER.name())
            .put("boot", number.boot())
            .put("sequence", number.sequence())
            .put("observations", rows.size())
            .put("sentNanos", sentNanos(rows, receivedAtMillis));
    if (!worker.session.isEmpty()) {
      batch.put("session", worker.session);
    }
    batch.putObject("clock").put("node", worker.participant).put("clock", CLOCK).put("epoch", 0);
    ArrayNode stages = batch.putArray("stages");
    for (Placed placed : rows) {
      StageRow row = placed.row;
      stages
          .addObject()
          .put("utterance", row.utterance())
          .put("stage", row.stage().name())
          .put("atNanos", row.atNanos())
          .put("track", row.track())
          .put("queuedNanos", row.queuedNanos());
    }
    return batch;
  }

  /**
   * When the worker sent them, on its own clock. Where it does not say: now, if its clock is set;
   * else the newest stage, as if it had been sent at once.
   */
  private static long sentNanos(List<Placed> rows, long receivedAtMillis) {
    long newestNanos = Long.MIN_VALUE;
    for (Placed placed : rows) {
      Long sentNanos = placed.row.sentNanos();
      if (sentNanos != null) {
        return sentNanos;
      }
      newestNanos = Math.max(newestNanos, placed.row.atNanos());
    }
    long receivedNanos = receivedAtMillis * 1_000_000;
    return Math.abs(receivedNanos - newestNanos) <= SET_CLOCK_NANOS ? receivedNanos : newestNanos;
  }

  private StageVerdict counted(StageVerdict verdict) {
    counts.add(Subject.STAGES, "accepted", verdict.accepted());
    counts.add(Subject.STAGES, "refused", verdict.refusals().size());
    return verdict;
  }

  private record Worker(String session, String participant) {}

  private record Placed(int index, StageRow row) {}
}
