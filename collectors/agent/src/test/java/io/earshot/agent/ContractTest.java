package io.earshot.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import io.earshot.agent.FakeTransport.Mode;
import io.earshot.agent.delivery.Accounting;
import io.earshot.agent.delivery.Delivery;
import io.earshot.agent.observation.AgentRole;
import io.earshot.agent.observation.Heartbeat;
import io.earshot.agent.observation.LifecycleEvent;
import io.earshot.agent.observation.LifecycleKind;
import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.observation.MediaStage;
import io.earshot.agent.queue.DropReason;
import io.earshot.agent.transport.Batch;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of the agent's contract; line 4, a spool on disk, is not promised. */
class ContractTest {

  private static final int MANY = 200_000;

  /** Line 1; one thread, so that what others allocate does not count. */
  @ParameterizedTest(name = "server {0}")
  @EnumSource(names = {"SILENT", "ACK"})
  void line1HandingOverAMarkAllocatesNothingWithRoomAndWhenFull(Mode mode) {
    FakeTransport server = new FakeTransport();
    server.mode = mode;
    try (Agent agent = agent(server)) {
      MarkStream stream = agent.marks(MarkSource.at(MediaStage.RECEIVE));
      mark(stream, MANY);
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = threads.getCurrentThreadAllocatedBytes();
      mark(stream, MANY);
      long allocatedBytes = threads.getCurrentThreadAllocatedBytes() - before;
      // The measurement itself may take a few bytes; one byte for each mark would be 200,000.
      assertThat(allocatedBytes).isLessThan(1_000);
    }
  }

  @Test
  void line1NeitherABrokenTransportNorAClosedAgentReachesTheCaller() {
    FakeTransport server = new FakeTransport();
    server.mode = Mode.THROW;
    Agent agent = agent(server);
    MarkStream stream = agent.marks(MarkSource.at(MediaStage.RECEIVE));
    mark(stream, 100);
    agent.lifecycle(LifecycleEvent.of(LifecycleKind.JOINED, agent.nowNanos()));
    agent.shutdown(Duration.ofMillis(500));
    mark(stream, 5);
    agent.lifecycle(LifecycleEvent.of(LifecycleKind.LEFT, agent.nowNanos()));
    Accounting end = agent.accounting();
    assertThat(end.accepted()).isEqualTo(107);
    assertThat(end.dropped()).containsEntry("encode_error", 101L).containsEntry("shutdown", 6L);
  }

  @Test
  void line2TheQueueIsBoundedByCountAndTheOldestSamplesGo() {
    FakeAgent agent = new FakeAgent();
    agent.server.mode = Mode.SILENT;
    agent.marks(15_000);
    agent.after(100);
    assertThat(agent.accounting().queued()).isEqualTo(9_000);
    assertThat(agent.dropped("queue_full")).isEqualTo(6_000);
    agent.marks(100);
    assertThat(agent.accounting().queued()).isEqualTo(9_000);
    // The newest survive: the first batch begins where the dropped ones end.
    assertThat(firstSequenceNumber(agent.server.attempts.get(0))).isEqualTo(6_000);
  }

  @Test
  void line2TheQueueIsBoundedByBytes() {
    FakeAgent agent = new FakeAgent();
    agent.server.mode = Mode.SILENT;
    for (int i = 0; i < 1_000; i++) {
      agent.report(2_000);
    }
    agent.after(100);
    // 12 KiB each at most; 4 MiB less the reserve and the columns hold fewer than 300.
    assertThat(agent.accounting().queued()).isBetween(200L, 300L);
    assertThat(agent.accounting().queued() + agent.dropped("queue_full")).isEqualTo(1_000);
  }

  @Test
  void line2SamplesNeverPushOutALifecycleEvent() {
    FakeAgent agent = new FakeAgent();
    agent.server.mode = Mode.DOWN;
    agent.joined();
    agent.marks(50_000);
    agent.joined();
    agent.server.mode = Mode.ACK;
    agent.forMillis(40_000);
    assertThat(lifecycleEvents(agent)).isEqualTo(2);
  }

  @Test
  void line2TheReserveOfLifecycleEventsIsBoundedAndTheFirstStay() {
    FakeAgent agent = new FakeAgent(900, 300_000, 100);
    for (int i = 0; i < 150; i++) {
      agent.joined();
    }
    assertThat(agent.dropped("queue_full")).isEqualTo(50);
    agent.forMillis(1_000);
    assertThat(lifecycleEvents(agent)).isEqualTo(100);
    agent.joined();
    assertThat(agent.after(100).accounting().acked()).isEqualTo(101);
  }

  @Test
  void line2AnObservationOfMoreThan16KiBIsTooLarge() {
    FakeAgent agent = new FakeAgent();
    agent.report(3_000);
    agent.report(300);
    agent.forMillis(1_000);
    assertThat(agent.accounting().dropped()).containsOnly(Map.entry("too_large", 1L));
    assertThat(agent.accounting().acked()).isEqualTo(1);
  }

  @Test
  void line3DropCountsTravelInTheNextBatch() {
    FakeAgent agent = new FakeAgent(900, 300_000, 100);
    agent.marks(1_000);
    agent.after(900);
    assertThat(agent.server.newest().dropped()).containsEntry("queue_full", 100L);
  }

  @Test
  void line5RetriesWaitFromHalfASecondToThirty() {
    FakeAgent agent = new FakeAgent();
    agent.server.mode = Mode.DOWN;
    agent.joined();
    agent.forMillis(300_000);
    List<Long> sent =
        agent.server.attempts.stream()
            .filter(batch -> batch.sequence() == 0)
            .map(Batch::sentNanos)
            .toList();
    List<Long> waits =
        LongStream.range(1, sent.size())
            .mapToObj(i -> (sent.get((int) i) - sent.get((int) i - 1)) / 1_000_000)
            .toList();
    // It wakes each 100 ms.
    assertThat(waits).allMatch(millis -> millis >= 500 && millis <= 30_100);
    assertThat(waits.get(0)).isLessThanOrEqualTo(1_600);
    assertThat(waits).anyMatch(millis -> millis > 10_000);
    assertThat(waits.stream().distinct().count()).isGreaterThan(waits.size() / 2);
  }

  @Test
  void line5TheServersRetryAfterIsHonoured() {
    FakeAgent agent = new FakeAgent();
    agent.server.mode = Mode.DOWN;
    agent.server.retryAfter = Duration.ofSeconds(45);
    agent.joined();
    agent.after(100).forMillis(44_800);
    assertThat(agent.server.attempts).hasSize(1);
    agent.forMillis(400);
    assertThat(agent.server.attempts.size()).isGreaterThan(1);
  }

  @Test
  void line5SamplesThatNeverLeftExpireAfterSixtySeconds() {
    FakeAgent agent = new FakeAgent();
    agent.server.mode = Mode.DOWN;
    agent.marks(3_000);
    agent.joined();
    agent.forMillis(58_000);
    assertThat(agent.dropped("expired")).isZero();
    agent.forMillis(4_000);
    assertThat(agent.dropped("expired")).isEqualTo(3_000);
    agent.server.mode = Mode.ACK;
    agent.forMillis(31_000);
    assertThat(agent.accounting().acked()).as("the lifecycle event").isEqualTo(1);
    assertThat(agent.server.newest().dropped()).containsEntry("expired", 3_000L);
  }

  @Test
  void line5WhatMayHaveArrivedIsNeverCountedAsExpired() {
    FakeAgent agent = new FakeAgent();
    agent.server.mode = Mode.ANSWER_LOST;
    agent.marks(64);
    agent.after(100);
    agent.server.mode = Mode.DOWN;
    agent.forMillis(120_000);
    assertThat(agent.accounting().unanswered()).isEqualTo(64);
    agent.server.mode = Mode.ACK;
    agent.forMillis(31_000);
    assertThat(agent.accounting().acked()).isEqualTo(64);
    assertThat(agent.server.arrivedObservations()).isEqualTo(64);
  }

  @ParameterizedTest
  @EnumSource(names = {"ENCODE_ERROR", "TOO_LARGE", "AUTH_REJECTED"})
  void line5WhatIsRefusedIsNotSentAgain(DropReason reason) {
    FakeAgent agent = new FakeAgent();
    agent.server.mode = Mode.REFUSE;
    agent.server.refusal = reason;
    agent.marks(10);
    agent.after(1_000);
    agent.forMillis(20_000);
    assertThat(agent.accounting().dropped()).containsEntry(reason.label(), 10L).hasSize(1);
    long withContent =
        agent.server.attempts.stream().filter(batch -> batch.content().samples() > 0).count();
    assertThat(withContent).isEqualTo(1);
  }

  @Test
  void line6EveryBatchHasTheBootAndANumberWithoutGapsWhateverIsDropped() {
    FakeAgent agent = new FakeAgent();
    Mode[] modes = {Mode.ACK, Mode.DOWN, Mode.LOST, Mode.ANSWER_LOST};
    for (int i = 0; i < 200; i++) {
      agent.server.mode = modes[i % modes.length];
      agent.marks(50);
      agent.forMillis(1_000);
    }
    agent.server.mode = Mode.ACK;
    agent.forMillis(60_000);
    assertThat(agent.server.attempts).allMatch(each -> each.agent().boot() == FakeAgent.BOOT);
    long newest = agent.server.newest().sequence();
    assertThat(agent.server.arrived.keySet())
        .containsExactlyElementsOf(LongStream.rangeClosed(0, newest).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {-3_600_000_000L, -6_000, 6_000, 50_000_000})
  void line7AStepBetweenTheClocksBeginsANewClock(long stepMicros) {
    FakeAgent agent = new FakeAgent();
    agent.marks(3);
    agent.forMillis(1_000);
    agent.wallMicros += stepMicros;
    agent.forMillis(1_100);
    agent.marks(3);
    agent.forMillis(1_000);
    assertThat(epochs(agent)).containsExactly(0, 1);
    assertThat(agent.server.clockChanges).isEqualTo(1);
  }

  @Test
  void line7ASteadyOffsetAndASlewOf100PpmAreNoStep() {
    FakeAgent agent = new FakeAgent();
    for (int i = 0; i < 3_000; i++) {
      agent.wallMicros += 10;
      agent.after(100);
    }
    agent.marks(1);
    agent.forMillis(1_000);
    assertThat(epochs(agent)).containsOnly(0);
  }

  @Test
  void line7AGapOfMoreThanTwoSecondsBeginsANewClockAndMixesNothing() {
    FakeAgent agent = new FakeAgent();
    agent.server.mode = Mode.DOWN;
    agent.marks(10);
    agent.after(100);
    agent.after(2_100);
    agent.marks(10);
    agent.server.mode = Mode.ACK;
    agent.forMillis(10_000);
    List<Batch> marked =
        agent.server.batches().stream().filter(each -> each.content().samples() > 0).toList();
    assertThat(marked).extracting(each -> each.clock().epoch()).containsExactly(0, 1);
    assertThat(marked).extracting(each -> each.content().samples()).containsExactly(10, 10);
  }

  @Test
  void line8AHeartbeatEachFiveSecondsTellsHowTheAgentFares() {
    FakeAgent agent = new FakeAgent();
    agent.marks(64);
    agent.forMillis(16_000);
    List<Heartbeat> beats =
        agent.server.batches().stream()
            .map(each -> each.content().heartbeat())
            .filter(Objects::nonNull)
            .toList();
    assertThat(beats).hasSize(3);
    Heartbeat last = beats.get(2);
    assertThat(last.atNanos()).isEqualTo(5_000_000_000L + 3 * Delivery.HEARTBEAT_NANOS);
    assertThat(last.wallMicros()).isEqualTo(1_800_000_015_000_000L);
    assertThat(last.acceptedObservations()).isEqualTo(64);
    assertThat(last.ackedObservations()).isEqualTo(64);
    assertThat(List.of(last.heapUsedBytes(), last.queuedObservations())).containsExactly(3L, 0L);
  }

  @Test
  void line8TheFirstBatchAndEachHeartbeatTellWhereTheAgentStands() {
    FakeAgent agent = new FakeAgent();
    for (int i = 0; i < 6; i++) {
      agent.marks(10);
      agent.forMillis(1_000);
    }
    List<Long> telling =
        agent.server.batches().stream()
            .filter(each -> each.labels().equals(Map.of("region", "eu")))
            .map(Batch::sequence)
            .toList();
    long heartbeat =
        agent.server.batches().stream()
            .filter(each -> each.content().heartbeat() != null)
            .findFirst()
            .orElseThrow()
            .sequence();
    assertThat(telling).containsExactly(0L, heartbeat);
  }

  @Test
  void line8ShutdownSendsWhatWaitsAndItsLastBatchHasTheWholeCount() {
    FakeTransport server = new FakeTransport();
    Agent agent = agent(server);
    mark(agent.marks(MarkSource.at(MediaStage.RECEIVE)), 1_000);
    Accounting end = agent.shutdown(Duration.ofSeconds(2));
    assertThat(end.acked()).isEqualTo(1_000);
    assertThat(server.arrivedObservations()).isEqualTo(1_000);
    Heartbeat last = Objects.requireNonNull(server.newest().content().heartbeat());
    assertThat(last.ackedObservations()).isEqualTo(1_000);
  }

  @Test
  void line8ShutdownKeepsItsTimeAndReportsWhatWasLeft() {
    FakeTransport server = new FakeTransport();
    server.mode = Mode.SILENT;
    Agent agent = agent(server);
    mark(agent.marks(MarkSource.at(MediaStage.RECEIVE)), 5_000);
    long startNanos = System.nanoTime();
    Accounting end = agent.shutdown(Duration.ofMillis(400));
    assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(2));
    assertThat(end.queued()).isZero();
    assertThat(end.dropped()).containsEntry("shutdown", 5_000L);
    assertThat(end.unanswered()).as("32 batches of 64").isEqualTo(2_048);
  }

  @Test
  void line8ABatchGoesAtOnceWithAChangeOfState() {
    FakeTransport server = new FakeTransport();
    try (Agent agent = agent(server)) {
      long startNanos = System.nanoTime();
      agent.lifecycle(LifecycleEvent.of(LifecycleKind.CONNECTED, agent.nowNanos()));
      await().until(() -> server.arrivedObservations() == 1);
      assertThat(System.nanoTime() - startNanos).isLessThan(1_000_000_000L);
    }
  }

  @Test
  void line9ItsBytecodeIsThatOfJava17() throws IOException {
    try (DataInputStream file =
        new DataInputStream(
            Objects.requireNonNull(Agent.class.getResourceAsStream("Agent.class")))) {
      assertThat(file.readInt()).isEqualTo(0xCAFEBABE);
      assertThat(file.readInt()).isEqualTo(61);
    }
  }

  private static Agent agent(FakeTransport server) {
    return Agent.builder()
        .session("RM_1")
        .id("agent-1")
        .participant("alice", AgentRole.CLIENT)
        .transport(server)
        .build();
  }

  private static void mark(MarkStream stream, int count) {
    for (int i = 0; i < count; i++) {
      stream.mark(i, i * 960, i, i * 31, 80);
    }
  }

  private static int firstSequenceNumber(Batch batch) {
    return batch.content().marks().get(0).sequenceNumber()[0];
  }

  private static long lifecycleEvents(FakeAgent agent) {
    return agent.server.batches().stream().mapToLong(each -> each.content().states()).sum();
  }

  private static List<Integer> epochs(FakeAgent agent) {
    return agent.server.batches().stream()
        .filter(each -> each.content().samples() > 0)
        .map(each -> each.clock().epoch())
        .toList();
  }
}
