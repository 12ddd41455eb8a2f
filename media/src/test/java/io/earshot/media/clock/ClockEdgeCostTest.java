package io.earshot.media.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.earshot.media.snapshot.RoundTrip;
import io.earshot.media.snapshot.SnapshotWriter;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an edge costs: nothing per sample, little per call. */
class ClockEdgeCostTest {

  private static final EdgeConfig CONFIG = EdgeConfig.of(RatePrior.BROWSER, 101_000);

  @Test
  void neitherSamplesNorQuestionsAllocate() {
    SimulatedEdge simulated = new SimulatedEdge(3).congestedEvery(60).stepping(700, 0.03);
    List<Exchange> exchanges = simulated.exchanges(0.5, 4000);
    ClockEdge edge = ClockEdge.of(CONFIG);
    OffsetInterval out = new OffsetInterval();
    int half = exchanges.size() / 2;
    exchanges.subList(0, half).forEach(each -> use(edge, each, out));
    List<Exchange> rest = exchanges.subList(half, exchanges.size());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    long beforeBytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    for (int i = 0; i < rest.size(); i++) {
      use(edge, rest.get(i), out);
    }
    long allocatedBytes =
        threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - beforeBytes;
    // Asking for the number allocates a little itself.
    assertThat(allocatedBytes).isLessThan(1_000);
    assertThat(edge.tally().accepted()).isGreaterThan(7_000);
  }

  private static void use(ClockEdge edge, Exchange each, OffsetInterval out) {
    each.offerTo(edge);
    edge.forward(each.leftSendNanos(), each.forwardNanos() + 1_000_000);
    edge.liveOffsetAt(each.leftSendNanos(), out);
    for (int i = 0; i < 10; i++) {
      edge.offsetAt(each.leftSendNanos() - i * 5_000_000_000L, out);
    }
  }

  /** After 20 min, with all panes, cuts and records in use: full state and bytes stored. */
  @Test
  void anEdgeFitsInSixteenKilobytesAndItsSnapshotInFive() {
    SimulatedEdge simulated = new SimulatedEdge(4).congestedEvery(60);
    for (double at = 30; at < 1600; at += 25) {
      simulated.stepping(at, at % 50 == 0 ? 0.04 : -0.04);
    }
    ClockEdge edge = ClockEdge.of(CONFIG);
    int largestBytes = 0;
    for (Exchange each : simulated.exchanges(0.5, 1600)) {
      each.offerTo(edge);
      largestBytes = Math.max(largestBytes, RoundTrip.bytesOf(edge, ClockEdge::writeTo).length);
    }
    assertThat(largestBytes).isBetween(2_000, 5 * 1024);
    assertThat(stateBytes(edge)).isLessThan(16 * 1024);
  }

  /** Eight bytes a number, as an edge holds them: a varint of a number takes at most ten. */
  private static int stateBytes(ClockEdge edge) {
    EdgeState empty = EdgeState.empty(CONFIG, new Workspace());
    int paneBytes = 5 * Long.BYTES * empty.panes().capacity();
    int cutBytes = 2 * Long.BYTES * Cuts.CAPACITY;
    int recordBytes = 8 * Long.BYTES * OffsetTrack.CAPACITY;
    SnapshotWriter tally = new SnapshotWriter();
    edge.tally().writeTo(tally);
    return paneBytes + cutBytes + recordBytes + 8 * tally.sizeBytes() + 256;
  }
}
