package io.earshot.collectors.edge.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.intake.Verdict;
import java.util.List;

/** One status for many verdicts. */
final class Statuses {

  private Statuses() {}

  /**
   * 202 when anything was taken, as the body names the rest; the first refusal's status when
   * nothing was; 503 when the edge is full, whatever was taken before that.
   */
  static JsonAnswer of(List<Verdict.Refusal> refusals, int asked, ObjectNode body) {
    long retryAfterMillis =
        refusals.stream().mapToLong(Verdict.Refusal::retryAfterMillis).max().orElse(0);
    if (refusals.stream().anyMatch(Verdict.Refusal::isFull)) {
      return new JsonAnswer(503, body, retryAfterMillis);
    }
    boolean nothing = !refusals.isEmpty() && refusals.size() == asked;
    int status = nothing ? refusals.get(0).reason().status() : 202;
    return new JsonAnswer(status, body, retryAfterMillis);
  }
}
