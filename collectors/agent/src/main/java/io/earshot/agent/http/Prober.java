package io.earshot.agent.http;

import io.earshot.agent.observation.ClockId;
import io.earshot.agent.observation.ProbeExchange;
import io.earshot.agent.transport.TransportLink;
import org.jspecify.annotations.Nullable;

/**
 * Asks the edge for its time: eight times in 0.8 s with a new connection or clock, then once a
 * second. Only the answer to the newest question counts.
 */
final class Prober {

  private static final int BURST = 8;

  /** Rounds of 0.1 s between two questions when the burst is over. */
  private static final int PAUSE_ROUNDS = 10;

  private final TransportLink link;
  private int burst = BURST;
  private int round;
  private long newest;
  private long sentNanos;

  Prober(TransportLink link) {
    this.link = link;
  }

  /** Whether a question is due in this round; there are ten a second. */
  synchronized boolean isDue() {
    round++;
    if (burst > 0) {
      burst--;
      return true;
    }
    return round % PAUSE_ROUNDS == 0;
  }

  synchronized void restart() {
    burst = BURST;
  }

  /** The question, stamped now. */
  synchronized String question() {
    newest++;
    JsonText json = new JsonText().open().field("type", "probe").field("id", newest);
    sentNanos = link.nowNanos();
    return json.field("t1", Long.toString(sentNanos)).close().toString();
  }

  /** The edge's answer, and when it came. */
  synchronized void answered(JsonMessage answer, long nowNanos) {
    ClockId clock = clock(answer.object("clock"));
    Long id = answer.whole("id");
    Long receivedNanos = answer.whole("t2");
    Long respondedNanos = answer.whole("t3");
    if (id == null
        || id != newest
        || clock == null
        || receivedNanos == null
        || respondedNanos == null) {
      return;
    }
    link.probe(new ProbeExchange(null, clock, sentNanos, receivedNanos, respondedNanos, nowNanos));
  }

  private static @Nullable ClockId clock(JsonMessage clock) {
    String node = clock.text("node");
    String name = clock.text("clock");
    Long epoch = clock.whole("epoch");
    return node == null || name == null || epoch == null
        ? null
        : new ClockId(node, name, epoch.intValue());
  }
}
