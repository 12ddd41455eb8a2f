package io.earshot.collectors.edge.avro;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.json.StrictJson;

/** Batches as agents send them. */
public final class BatchJson {

  public static final long SENT_NANOS = 5_000_000_000L;

  private BatchJson() {}

  /** Names nobody: participant, role and session come from a token. */
  public static ObjectNode batch(long boot, long sequence) {
    ObjectNode batch =
        StrictJson.object()
            .put("agent", "browser-ann")
            .put("boot", boot)
            .put("sequence", sequence)
            .put("observations", 1)
            .put("sentNanos", Long.toString(SENT_NANOS));
    batch.putObject("clock").put("node", "anns-laptop").put("clock", "performance").put("epoch", 0);
    batch.putArray("lifecycle").addObject().put("kind", "CONNECTED").put("atNanos", SENT_NANOS);
    return batch;
  }

  /** As it is after the token filled it in. */
  public static ObjectNode bound(long boot, long sequence) {
    return batch(boot, sequence)
        .put("session", "RM_1")
        .put("participant", "ann")
        .put("role", "CLIENT");
  }

  /** One column per agent field, two rows. */
  public static ObjectNode withMarks() {
    ObjectNode batch = bound(1, 0).put("observations", 2);
    ObjectNode marks =
        batch
            .putArray("marks")
            .addObject()
            .put("stage", "SEND")
            .put("ssrc", 4_294_967_295L)
            .put("baseNanos", Long.toString(SENT_NANOS - 40_000_000))
            .put("count", 2);
    marks.putArray("atDeltaNanos").add(0).add(20_000_000);
    marks.putArray("payloadHash").add(4_294_967_295L).add(-1);
    return batch;
  }
}
