package io.earshot.collectors.edge.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.json.StrictJson;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The edge's two clocks: monotonic for probes, wall for receipt.
 *
 * @param node {@code edge-} and 16 random hex digits, another one for each start: a monotonic clock
 *     begins anew with its process
 * @param nanos monotonic
 * @param wall receipt of batches, and validity of tokens
 */
public record EdgeClock(String node, LongSupplier nanos, InstantSource wall) {

  private static final String NAME = "monotonic";

  public long nowNanos() {
    return nanos.getAsLong();
  }

  public long nowMillis() {
    return wall.millis();
  }

  public long nowSeconds() {
    return wall.millis() / 1000;
  }

  /** The clock as the wire names it: {@code {"node","clock","epoch"}}. */
  public ObjectNode json() {
    return StrictJson.object().put("node", node).put("clock", NAME).put("epoch", 0);
  }
}
