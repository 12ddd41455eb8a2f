package io.earshot.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.agent.FakeTransport.Mode;
import io.earshot.agent.delivery.Accounting;
import io.earshot.agent.queue.DropReason;
import io.earshot.agent.transport.Batch;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * accepted = acked + dropped + queued: accepted is counted here, acked in what arrived at the
 * server, dropped in the headers that arrived there.
 */
class ConservationTest {

  private static final int STEPS = 300;

  static IntStream seeds() {
    return IntStream.range(0, 20);
  }

  @ParameterizedTest(name = "schedule {0}")
  @MethodSource("seeds")
  void theLawHoldsAtEveryMomentOfARandomFailureSchedule(int seed) {
    SplittableRandom lots = new SplittableRandom(seed);
    FakeAgent agent = new FakeAgent(900, 300_000, 100);
    for (int step = 0; step < STEPS; step++) {
      if (lots.nextInt(20) == 0) {
        fail(agent.server, lots);
      }
      observe(agent, lots);
      agent.after(lots.nextInt(50) == 0 ? 20_000 : 100 + lots.nextInt(400));
      if (lots.nextInt(5) == 0) {
        agent.server.answer();
      }
      holds(agent.accounting(), agent.accepted);
    }
    agent.server.mode = Mode.ACK;
    agent.server.answer();
    agent.forMillis(70_000);
    Accounting end = agent.accounting();
    holds(end, agent.accepted);
    assertThat(end.queued()).isZero();
    assertThat(agent.server.arrivedObservations()).isEqualTo(end.acked());
    assertThat(droppedByHeaders(agent.server)).isEqualTo(end.dropped());
    assertThat(agent.accepted)
        .isEqualTo(agent.server.arrivedObservations() + sum(droppedByHeaders(agent.server)));
  }

  private static void fail(FakeTransport server, SplittableRandom lots) {
    Mode[] modes = Mode.values();
    Mode next = modes[lots.nextInt(modes.length)];
    // A server that never answers is one whose answers are late.
    server.mode = next == Mode.SILENT ? Mode.SLOW : next;
    DropReason[] refusals = {
      DropReason.ENCODE_ERROR, DropReason.TOO_LARGE, DropReason.AUTH_REJECTED
    };
    server.refusal = refusals[lots.nextInt(refusals.length)];
  }

  private static void observe(FakeAgent agent, SplittableRandom lots) {
    agent.marks(lots.nextInt(120));
    for (int i = lots.nextInt(4); i > 0; i--) {
      agent.report(lots.nextInt(3_000));
    }
    if (lots.nextInt(4) == 0) {
      agent.joined();
    }
  }

  private static void holds(Accounting accounting, long accepted) {
    assertThat(accounting.accepted()).isEqualTo(accepted);
    assertThat(accounting.acked() + accounting.allDropped() + accounting.queued())
        .as(accounting.toString())
        .isEqualTo(accepted);
    assertThat(accounting.queued()).isBetween(0L, 1_000L);
  }

  /** Counts are cumulative and batches may overtake each other: the greatest is the newest. */
  private static Map<String, Long> droppedByHeaders(FakeTransport server) {
    Map<String, Long> dropped = new TreeMap<>();
    for (Batch batch : server.attempts) {
      if (server.arrived.containsKey(batch.sequence())) {
        batch.dropped().forEach((reason, count) -> dropped.merge(reason, count, Math::max));
      }
    }
    return dropped;
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
