package io.earshot.collectors.edge.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.command.Command;
import io.earshot.collectors.edge.intake.EdgeClock;
import io.earshot.collectors.edge.intake.Verdict;
import io.earshot.collectors.edge.json.StrictJson;

/** Messages from the edge to an agent. */
final class WireText {

  private WireText() {}

  static String config() {
    ObjectNode message = message("config").put("maxBatchMillis", 1000);
    message.putObject("sampling").put("numerator", 1).put("denominator", 1);
    return message.toString();
  }

  /** {@code ack} or {@code reject}. */
  static String verdict(Verdict verdict) {
    Verdict.Refusal refusal = verdict.refusal();
    ObjectNode message =
        message(refusal == null ? "ack" : "reject")
            .put("boot", verdict.boot())
            .put("sequence", verdict.sequence());
    return (refusal == null ? message : refused(message, refusal)).toString();
  }

  /** Adds why, as it stands in messages and in answers. */
  static ObjectNode refused(ObjectNode into, Verdict.Refusal refusal) {
    into.put("reason", refusal.reason().wireName()).put("detail", refusal.detail());
    return refusal.retryAfterMillis() == 0
        ? into
        : into.put("retryAfterMillis", refusal.retryAfterMillis());
  }

  /**
   * The answer to a probe; t3 is read last.
   *
   * @param t1 repeated as it came
   */
  static String probe(long id, String t1, long receivedNanos, EdgeClock clock) {
    ObjectNode message =
        message("probe").put("id", id).put("t1", t1).put("t2", Long.toString(receivedNanos));
    message.set("clock", clock.json());
    return message.put("t3", Long.toString(clock.nowNanos())).toString();
  }

  static String command(Command command) {
    ObjectNode message =
        message("command")
            .put("id", command.id())
            .put("epoch", command.epoch())
            .put("kind", command.kind())
            .put("leaseMillis", command.leaseMillis());
    if (command.value() != null) {
      message.put("value", command.value());
    }
    if (command.ssrc() != null) {
      message.putObject("stream").put("ssrc", command.ssrc());
    }
    return message.toString();
  }

  private static ObjectNode message(String type) {
    return StrictJson.object().put("type", type);
  }
}
