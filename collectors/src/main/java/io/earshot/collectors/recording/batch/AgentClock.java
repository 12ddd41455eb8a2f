package io.earshot.collectors.recording.batch;

import io.earshot.collectors.recording.clock.Clocks;
import io.earshot.schema.ClockId;
import java.util.concurrent.TimeUnit;

/**
 * The clock that an agent stamps with.
 *
 * @param id what its batches call it
 * @param toReceiptNanos what is added to its recorded times to get receipt times
 */
record AgentClock(ClockId id, long toReceiptNanos) {

  private static final String REALTIME = "realtime";
  private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  /** All files of a lab folder are stamped by one machine. */
  private static final ClockId LAB = new ClockId("lab", REALTIME, 0);

  static AgentClock of(Agent agent, Clocks clocks, long toReceiptNanos) {
    String owner = agent.participant();
    if (!clocks.hasOwn(owner)) {
      return new AgentClock(LAB, toReceiptNanos);
    }
    // Someone called lab must not seem to have the clock of those who are not shifted.
    int epoch = owner.equals(LAB.getNode()) ? 1 : 0;
    return new AgentClock(new ClockId(owner, REALTIME, epoch), toReceiptNanos);
  }

  /** The first whole millisecond, Unix epoch, at which an edge could have had it. */
  long receiptMillis(long recordedNanos) {
    return -Math.floorDiv(-(recordedNanos + toReceiptNanos), NANOS_PER_MILLI);
  }

  /** The recorded time at the receipt of a batch, without loss. */
  long recordedNanos(long receiptMillis) {
    return receiptMillis * NANOS_PER_MILLI - toReceiptNanos;
  }

  long receiptSecond(long recordedNanos) {
    return Math.floorDiv(recordedNanos + toReceiptNanos, NANOS_PER_SECOND);
  }
}
