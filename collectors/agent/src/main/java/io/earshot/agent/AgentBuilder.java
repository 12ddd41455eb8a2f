package io.earshot.agent;

import io.earshot.agent.clock.Ticker;
import io.earshot.agent.delivery.Vitals;
import io.earshot.agent.observation.AgentRole;
import io.earshot.agent.observation.ClockId;
import io.earshot.agent.observation.Sampling;
import io.earshot.agent.queue.SampleRing;
import io.earshot.agent.transport.AgentIdentity;
import io.earshot.agent.transport.Transport;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What an agent is and may take. Only {@link #id} and {@link #transport} have no default. */
public final class AgentBuilder {

  /** One in so many places of the queue is kept for lifecycle events. */
  private static final int RESERVE = 10;

  private static final int MIN_QUEUED = 1_000;
  private static final int MAX_QUEUED = 1_000_000;

  private @Nullable String session;
  private @Nullable String id;
  private @Nullable String participant;
  private AgentRole role = AgentRole.CLIENT;
  private @Nullable Transport transport;
  private @Nullable String node;
  private int maxQueued = 10_000;
  private long maxBytes = 4L << 20;
  private @Nullable Long boot;
  private final Map<String, String> labels = new TreeMap<>();
  Sampling sampling = Sampling.ALL;
  final List<String> capabilities = new ArrayList<>();
  Ticker ticker = System::nanoTime;
  InstantSource wall = InstantSource.system();
  RandomGenerator lots = new SplittableRandom();
  Vitals vitals = new JvmVitals();

  AgentBuilder() {}

  /** Session id; on LiveKit the room's sid. An edge takes it from the token where it is not set. */
  public AgentBuilder session(String sessionId) {
    session = sessionId;
    return this;
  }

  /** Agent id, unique within the session. */
  public AgentBuilder id(String agentId) {
    id = agentId;
    return this;
  }

  /** Participant that this process is, or stands beside, and as what. */
  public AgentBuilder participant(String participantId, AgentRole itsRole) {
    participant = participantId;
    role = itsRole;
    return this;
  }

  /** What carries the batches. */
  public AgentBuilder transport(Transport carrier) {
    transport = carrier;
    return this;
  }

  /** Name of this host in clock ids; otherwise one that is drawn by lot. */
  public AgentBuilder node(String name) {
    node = name;
    return this;
  }

  /** Share of the frames that are marked; the edge may set another one. Otherwise all. */
  public AgentBuilder sampling(Sampling share) {
    sampling = share;
    return this;
  }

  /** A kind of command that the handler knows. */
  public AgentBuilder capability(String kind) {
    capabilities.add(kind);
    return this;
  }

  /**
   * A fact about where this process stands, at most 128 characters: room, sfu, region, worker,
   * source_language or target_language; others are ignored by whoever reads them.
   */
  public AgentBuilder label(String name, String value) {
    labels.put(name, value);
    return this;
  }

  /**
   * Bounds of what waits or is in flight; otherwise 10,000 observations and 4 MiB. A tenth is kept
   * for lifecycle events.
   *
   * @param observations 1,000..1,000,000
   * @param bytes at least 256 for each observation
   */
  public AgentBuilder atMost(int observations, long bytes) {
    if (observations < MIN_QUEUED || observations > MAX_QUEUED || bytes < 256L * observations) {
      throw new IllegalArgumentException(
          "observations=%d not in %d..%d, or bytes=%d < 256 * observations"
              .formatted(observations, MIN_QUEUED, MAX_QUEUED, bytes));
    }
    maxQueued = observations;
    maxBytes = bytes;
    return this;
  }

  /** For tests: where time comes from. */
  public AgentBuilder timedBy(Ticker monotonic, InstantSource wallClock) {
    ticker = monotonic;
    wall = wallClock;
    return this;
  }

  /** For tests: what waiting times are drawn from; of zeros each is the shortest. */
  public AgentBuilder drawing(RandomGenerator source) {
    lots = source;
    return this;
  }

  /** For tests: the number of this run. */
  public AgentBuilder boot(long number) {
    boot = number;
    return this;
  }

  /**
   * Starts the agent and its thread, a daemon.
   *
   * @throws IllegalStateException if id or transport are missing
   */
  public Agent build() {
    require(id != null, "id");
    transport();
    node = node == null ? "jvm-" + Long.toHexString(lots.nextLong()) : node;
    return new Agent(this);
  }

  AgentIdentity identity(long wallMicros) {
    String agentId = id == null ? "" : id;
    return new AgentIdentity(
        session, agentId, participant, role, boot == null ? wallMicros : boot, Map.copyOf(labels));
  }

  ClockId clock() {
    return new ClockId(node == null ? "" : node, "nanotime-" + ProcessHandle.current().pid(), 0);
  }

  Transport transport() {
    if (transport == null) {
      throw new IllegalStateException(
          "agent without transport; call transport(...) before build()");
    }
    return transport;
  }

  int maxStates() {
    return maxQueued / RESERVE;
  }

  long maxStateBytes() {
    return maxBytes / RESERVE;
  }

  int maxSamples() {
    return maxQueued - maxStates();
  }

  long maxSampleBytes() {
    long bytes = maxBytes - maxStateBytes();
    if (bytes <= (long) maxSamples() * SampleRing.MARK_BYTES) {
      throw new IllegalStateException("bytes=" + bytes + " hold no maxSamples=" + maxSamples());
    }
    return bytes;
  }

  private static void require(boolean isThere, String what) {
    if (!isThere) {
      throw new IllegalStateException(
          "agent without %s; call %s(...) before build()".formatted(what, what));
    }
  }
}
