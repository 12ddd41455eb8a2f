package io.earshot.agent;

import io.earshot.agent.clock.ClockWatch;
import io.earshot.agent.delivery.Accounting;
import io.earshot.agent.delivery.Arrivals;
import io.earshot.agent.delivery.Backoff;
import io.earshot.agent.delivery.Delivery;
import io.earshot.agent.delivery.Vitals;
import io.earshot.agent.observation.AgentRole;
import io.earshot.agent.observation.ClockId;
import io.earshot.agent.observation.LifecycleEvent;
import io.earshot.agent.observation.LifecycleKind;
import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.observation.MediaStage;
import io.earshot.agent.observation.ReportField;
import io.earshot.agent.observation.ReportType;
import io.earshot.agent.observation.Sampling;
import io.earshot.agent.observation.StreamReport;
import io.earshot.agent.queue.SampleRing;
import io.earshot.agent.queue.StateLane;
import io.earshot.agent.transport.AgentIdentity;
import java.util.Map;
import java.util.SplittableRandom;

/** An agent without its thread: the test says when it wakes and what time it is then. */
final class FakeAgent {

  static final long BOOT = 4711;

  final FakeTransport server = new FakeTransport();
  final Arrivals arrivals;
  final Delivery delivery;
  final MarkStream stream;
  final SampleRing ring;
  long nowNanos = 5_000_000_000L;
  long wallMicros = 1_800_000_000_000_000L;
  long accepted;
  Sampling sampling = Sampling.ALL;
  boolean flushAsked;

  FakeAgent() {
    this(9_000, 3_774_874, 1_000);
  }

  FakeAgent(int samples, long sampleBytes, int states) {
    ring = new SampleRing(samples, sampleBytes);
    StateLane lane = new StateLane(states, 400_000);
    arrivals = new Arrivals(ring, lane);
    delivery =
        new Delivery(
            new AgentIdentity(
                "RM_1", "agent-1", "alice", AgentRole.CLIENT, BOOT, Map.of("region", "eu")),
            new ClockId("host", "nanotime", 0),
            server,
            ring,
            lane,
            arrivals,
            new ClockWatch(nowNanos, wallMicros * 1_000),
            new FixedVitals(),
            new Backoff(new SplittableRandom(1)),
            nowNanos);
    stream =
        new MarkStream(
            MarkSource.at(MediaStage.RECEIVE).ssrc(0xC0FFEEL).payloadType(111),
            arrivals,
            () -> sampling,
            () -> flushAsked = true);
  }

  /** Wakes after so long, both clocks having gone alike. */
  FakeAgent after(long millis) {
    nowNanos += millis * 1_000_000;
    wallMicros += millis * 1_000;
    delivery.step(nowNanos, wallMicros, false);
    return this;
  }

  /** Wakes ten times a second for so long. */
  FakeAgent forMillis(long millis) {
    for (long left = millis; left > 0; left -= 100) {
      after(100);
    }
    return this;
  }

  void marks(int count) {
    for (int i = 0; i < count; i++) {
      int number = (int) accepted;
      stream.mark(nowNanos + i, number * 960, number, number * 31, 80);
      accepted++;
    }
  }

  void report(int textChars) {
    arrivals.take(
        StreamReport.read(ReportType.INBOUND_RTP, nowNanos)
            .set(ReportField.SSRC, 0xC0FFEEL)
            .set(ReportField.PACKETS_RECEIVED, accepted)
            .set(ReportField.CONNECTION, "c".repeat(textChars))
            .report());
    accepted++;
  }

  void joined() {
    arrivals.take(LifecycleEvent.of(LifecycleKind.JOINED, nowNanos));
    accepted++;
  }

  Accounting accounting() {
    return delivery.accounting();
  }

  long dropped(String reason) {
    return accounting().dropped().getOrDefault(reason, 0L);
  }

  /** Numbers that a test can expect. */
  private record FixedVitals() implements Vitals {

    @Override
    public Long agentCpuNanos() {
      return 1L;
    }

    @Override
    public Long processCpuNanos() {
      return 2L;
    }

    @Override
    public long heapUsedBytes() {
      return 3;
    }

    @Override
    public Long residentBytes() {
      return 4L;
    }
  }
}
