package io.earshot.collectors.edge.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.batch.RejectReason;
import io.earshot.collectors.edge.intake.Intake;
import io.earshot.collectors.edge.intake.OpenSession;
import io.earshot.collectors.edge.intake.Verdict;
import io.earshot.collectors.edge.json.BadJson;
import io.earshot.collectors.edge.json.StrictJson;
import io.earshot.collectors.edge.token.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code POST /v1/batches}: one batch, or one on each line. */
final class BatchPosts {

  private final Intake intake;

  BatchPosts(Intake intake) {
    this.intake = intake;
  }

  /** Completes when all batches are stored or refused. */
  CompletableFuture<JsonAnswer> take(
      Grant grant, String text, boolean byLine, long receivedAtMillis) {
    List<String> texts =
        byLine ? text.lines().filter(line -> !line.isBlank()).toList() : List.of(text);
    OpenSession open = new OpenSession();
    List<CompletableFuture<Verdict>> verdicts = new ArrayList<>();
    for (String each : texts) {
      verdicts.add(take(grant, each, open, receivedAtMillis));
    }
    return CompletableFuture.allOf(verdicts.toArray(CompletableFuture[]::new))
        .thenApply(unused -> answer(verdicts.stream().map(CompletableFuture::join).toList()));
  }

  private CompletableFuture<Verdict> take(
      Grant grant, String text, OpenSession open, long receivedAtMillis) {
    try {
      ObjectNode batch = StrictJson.readObject(text);
      return intake.take(grant, batch, open, receivedAtMillis).toCompletableFuture();
    } catch (BadJson e) {
      String detail = "batch is " + e.getMessage();
      return CompletableFuture.completedFuture(
          Verdict.refused(null, null, RejectReason.MALFORMED, detail));
    }
  }

  private static JsonAnswer answer(List<Verdict> verdicts) {
    ObjectNode body = StrictJson.object();
    body.put("accepted", verdicts.stream().filter(Verdict::isStored).count());
    ArrayNode rejected = body.putArray("rejected");
    List<Verdict.Refusal> refusals = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      Verdict.Refusal refusal = verdict.refusal();
      if (refusal != null) {
        refusals.add(refusal);
        WireText.refused(rejected.addObject(), refusal)
            .put("boot", verdict.boot())
            .put("sequence", verdict.sequence());
      }
    }
    return Statuses.of(refusals, verdicts.size(), body);
  }
}
