package io.earshot.bench.agent;

import com.sun.management.ThreadMXBean;
import io.earshot.agent.Agent;
import io.earshot.agent.MarkStream;
import io.earshot.agent.observation.AgentRole;
import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.observation.MediaStage;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one mark costs the thread that makes it, with room in the queue and when the oldest has to
 * go, in a whole agent whose own thread runs beside it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class MarkBenchmark {

  /** As many as have room in the queue of 9,000 samples. */
  private static final int BATCH = 4_000;

  /** Room: between two measured runs everything is sent. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void room(Room room, CallerBytes bytes) {
    mark(room.stream, bytes);
  }

  /** Full: nobody answers, so each mark pushes one out. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void full(Full full, CallerBytes bytes) {
    mark(full.stream, bytes);
  }

  private static void mark(MarkStream stream, CallerBytes bytes) {
    long before = bytes.threads.getCurrentThreadAllocatedBytes();
    mark(stream);
    bytes.callerBytes += bytes.threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static void mark(MarkStream stream) {
    for (int i = 0; i < BATCH; i++) {
      stream.mark(i, i * 960, i, i * 31, 80);
    }
  }

  private static Agent agent(boolean answers) {
    return Agent.builder()
        .session("RM_1")
        .id("bench")
        .participant("alice", AgentRole.CLIENT)
        .transport(new StubTransport(answers))
        .build();
  }

  /** Bytes that the marking thread allocated while it marked; all runs of an iteration together. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class CallerBytes {

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** JMH sets it to 0 before each iteration. */
    public long callerBytes;
  }

  /** An agent whose queue is empty before each run. */
  @State(Scope.Thread)
  public static class Room {

    private final Agent agent = agent(true);
    private final MarkStream stream =
        agent.marks(MarkSource.at(MediaStage.RECEIVE).ssrc(0xC0FFEEL));

    /** Waits for the agent's thread; not measured. */
    @Setup(Level.Invocation)
    public void drain() {
      while (agent.accounting().queued() > 0) {
        LockSupport.parkNanos(1_000_000);
      }
    }

    /** Stops the agent's thread. */
    @TearDown
    public void stop() {
      agent.shutdown(Duration.ZERO);
    }
  }

  /** An agent whose queue is full. */
  @State(Scope.Thread)
  public static class Full {

    private final Agent agent = agent(false);
    private final MarkStream stream =
        agent.marks(MarkSource.at(MediaStage.RECEIVE).ssrc(0xC0FFEEL));

    /** Fills the queue and lets the window of batches fill. */
    @Setup
    public void fill() {
      while (!agent.accounting().dropped().containsKey("queue_full")) {
        mark(stream);
      }
    }

    /** Stops the agent's thread. */
    @TearDown
    public void stop() {
      agent.shutdown(Duration.ZERO);
    }
  }
}
