package io.earshot.collectors.edge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.intake.Verdict;
import io.earshot.collectors.edge.json.StrictJson;
import io.earshot.collectors.edge.stage.StageDesk;
import io.earshot.collectors.edge.stage.StageVerdict;
import io.earshot.collectors.edge.token.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code POST /v1/stages}: one stage or an array. */
final class StagePosts {

  private final StageDesk desk;

  StagePosts(StageDesk desk) {
    this.desk = desk;
  }

  CompletableFuture<JsonAnswer> take(Grant grant, JsonNode body, long receivedAtMillis) {
    return desk.take(grant, body, receivedAtMillis)
        .thenApply(StagePosts::answer)
        .toCompletableFuture();
  }

  private static JsonAnswer answer(StageVerdict verdict) {
    ObjectNode body = StrictJson.object().put("accepted", verdict.accepted());
    ArrayNode rejected = body.putArray("rejected");
    List<Verdict.Refusal> refusals = new ArrayList<>();
    for (StageVerdict.Refused refused : verdict.refusals()) {
      refusals.add(refused.refusal());
      WireText.refused(rejected.addObject().put("index", refused.index()), refused.refusal());
    }
    return Statuses.of(refusals, verdict.accepted() + refusals.size(), body);
  }
}
