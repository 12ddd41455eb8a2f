package io.earshot.collectors.recording.livekit;

import io.earshot.collectors.recording.batch.Agent;
import io.earshot.collectors.recording.batch.Gathering;
import io.earshot.collectors.recording.batch.Sight;
import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.EpochTime;
import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.schema.ClockId;
import io.earshot.schema.ProbeExchange;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Double readings: a host that reads its wall clock and its monotonic clock at nearly the same
 * instant, as an exchange that takes no longer than the two readings. They tie the clocks of server
 * and worker, which no packet does, because both stand beside the same monotonic clock.
 */
final class HostClocks {

  /** Monotonic clock of the host that collector and worker share. */
  static final ClockId MONOTONIC = new ClockId("lab-host", "CLOCK_MONOTONIC", 0);

  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  /** A host that took longer between two readings was busy, and says little. */
  private static final long MAX_APART_NANOS = NANOS_PER_SECOND;

  private final Gathering gathering;
  private final Map<Second, Reading> nearestBySecond = new TreeMap<>();

  HostClocks(Gathering gathering) {
    this.gathering = gathering;
  }

  private record Second(String who, long epochSecond) implements Comparable<Second> {

    @Override
    public int compareTo(Second other) {
      int byName = who.compareTo(other.who);
      return byName != 0 ? byName : Long.compare(epochSecond, other.epochSecond);
    }
  }

  /**
   * @param tickNanos by how much the wall clock may have been cut off
   */
  private record Reading(long wallNanos, long tickNanos, long monotonicNanos) {

    static Reading of(JsonRow line, String wallMillis) throws BadRow {
      BigDecimal millis = line.needDecimal(wallMillis);
      boolean isWhole = millis.stripTrailingZeros().scale() <= 0;
      return new Reading(
          EpochTime.nanosOfMillis(millis),
          isWhole ? NANOS_PER_MILLI : 0,
          line.needWhole64("mono_ns"));
    }

    /** The wall clock is read first, so of two readings the one with the lesser is the nearer. */
    long apartNanos() {
      return monotonicNanos - wallNanos;
    }

    /**
     * The recorders read the wall clock, cut off its rest, and read the monotonic clock next. How
     * far they are apart varies by 2 µs, in the worst of six hundred rows by 54 µs; 1 ms on either
     * side leaves room for a recorder that is interrupted in between, and for the other order.
     */
    Sight.Probing exchange() {
      return HostClocks.exchange(
          wallNanos - NANOS_PER_MILLI,
          wallNanos + tickNanos + NANOS_PER_MILLI,
          monotonicNanos,
          monotonicNanos);
    }
  }

  /** The nearest reading of a second of each worker, and every webhook. */
  void gather(Sources sources) {
    for (JsonRow line : sources.worker()) {
      try {
        learn(line.needText("who"), Reading.of(line, "t_ms"));
      } catch (BadRow e) {
        // Counted where the line itself is mapped.
      }
    }
    nearestBySecond.forEach((second, reading) -> add(Agent.workerOf(second.who()), reading));
    for (JsonRow line : sources.webhooks()) {
      try {
        add(Agent.SFU, Reading.of(line, "rx_ms"));
      } catch (BadRow e) {
        // As above.
      }
    }
  }

  private void learn(String who, Reading reading) {
    Second second = new Second(who, Math.floorDiv(reading.wallNanos(), NANOS_PER_SECOND));
    nearestBySecond.merge(
        second, reading, (known, other) -> other.apartNanos() < known.apartNanos() ? other : known);
  }

  private void add(Agent agent, Reading reading) {
    gathering.addBeside(agent, reading.wallNanos(), reading.exchange());
  }

  /**
   * The collector's wall clock in whole milliseconds, read after t2 and before t3: at t2 it showed
   * at most t3 - t2 less, at t3 at most as much and the cut off rest more.
   */
  static void gatherCollector(
      Gathering gathering, long wallNanos, long receivedNanos, long answeredNanos) {
    long apartNanos = answeredNanos - receivedNanos;
    if (0 <= apartNanos && apartNanos <= MAX_APART_NANOS) {
      gathering.addBeside(
          Agent.SFU,
          wallNanos,
          exchange(
              wallNanos - apartNanos,
              wallNanos + NANOS_PER_MILLI + apartNanos,
              receivedNanos,
              answeredNanos));
    }
  }

  private static Sight.Probing exchange(
      long earliestNanos, long latestNanos, long peerFirstNanos, long peerLastNanos) {
    return new Sight.Probing(
        ProbeExchange.newBuilder()
            .setPeerClock(MONOTONIC)
            .setRequestSentNanos(earliestNanos)
            .setRequestReceivedNanos(peerFirstNanos)
            .setResponseSentNanos(peerLastNanos)
            .setResponseReceivedNanos(latestNanos)
            .build());
  }
}
