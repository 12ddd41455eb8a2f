package io.earshot.agent;

import io.earshot.agent.clock.ClockWatch;
import io.earshot.agent.clock.Ticker;
import io.earshot.agent.delivery.Accounting;
import io.earshot.agent.delivery.Arrivals;
import io.earshot.agent.delivery.Backoff;
import io.earshot.agent.delivery.Delivery;
import io.earshot.agent.observation.LifecycleEvent;
import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.observation.Observation;
import io.earshot.agent.observation.ProbeExchange;
import io.earshot.agent.observation.Sampling;
import io.earshot.agent.observation.StreamReport;
import io.earshot.agent.observation.UtteranceStage;
import io.earshot.agent.queue.SampleRing;
import io.earshot.agent.queue.StateLane;
import io.earshot.agent.transport.Transport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reports what this process sees of one session. Whoever hands something over never waits, and gets
 * neither an exception nor an answer; {@link #accounting()} says where everything went.
 *
 * <p>Times are nanoseconds of the agent's clock, {@link #nowNanos()}, which is {@code
 * System.nanoTime()}.
 */
public final class Agent implements AutoCloseable {

  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final Ticker ticker;
  private final InstantSource wall;
  private final Transport transport;
  private final Arrivals arrivals;
  private final Delivery delivery;
  private final AgentThread thread;
  private final CommandDesk commands;
  private final AtomicReference<Sampling> sampling;
  private final AtomicBoolean closed = new AtomicBoolean();

  Agent(AgentBuilder settings) {
    ticker = settings.ticker;
    wall = settings.wall;
    transport = settings.transport();
    sampling = new AtomicReference<>(settings.sampling);
    long wallMicros = AgentThread.micros(wall);
    long nowNanos = ticker.nanos();
    SampleRing ring = new SampleRing(settings.maxSamples(), settings.maxSampleBytes());
    StateLane lane = new StateLane(settings.maxStates(), settings.maxStateBytes());
    arrivals = new Arrivals(ring, lane);
    delivery =
        new Delivery(
            settings.identity(wallMicros),
            settings.clock(),
            transport,
            ring,
            lane,
            arrivals,
            new ClockWatch(nowNanos, wallMicros * 1_000),
            settings.vitals,
            new Backoff(settings.lots),
            nowNanos);
    commands = new CommandDesk(ticker, transport::acknowledge);
    thread = new AgentThread(delivery, ticker, wall);
    transport.open(new AgentLink(this, settings, wallMicros));
    thread.start();
  }

  /** Starts with what an agent needs; see {@link AgentBuilder#build()}. */
  public static AgentBuilder builder() {
    return new AgentBuilder();
  }

  /**
   * Opens the way for the marks of one stream at one stage. Keep it as long as the stream lives.
   */
  public MarkStream marks(MarkSource source) {
    return new MarkStream(source, arrivals, sampling::get, thread::flush);
  }

  /** Hands over counters, as read; about once a second for each stream. */
  public void report(StreamReport report) {
    take(report);
  }

  /** Hands over one exchange with another clock. The edge transport makes its own. */
  public void probe(ProbeExchange exchange) {
    take(exchange);
  }

  /** Hands over a stage that an utterance reached. */
  public void utterance(UtteranceStage stage) {
    take(stage);
  }

  /** Hands over a change of state: it has a reserve in the queue, and is sent at once. */
  public void lifecycle(LifecycleEvent event) {
    take(event);
    thread.flush();
  }

  /** Who does what control asks for; without one every command is refused. */
  public void onCommand(CommandHandler handler) {
    commands.handledBy(handler);
  }

  /** Nanoseconds of the agent's clock. */
  public long nowNanos() {
    return ticker.nanos();
  }

  /** Where everything went that was handed over, at one moment. */
  public Accounting accounting() {
    return delivery.accounting();
  }

  /** As {@link #shutdown}, in at most 2 s. */
  @Override
  public void close() {
    shutdown(CLOSE);
  }

  /**
   * Sends what waits, drops what is left when most of the time is over, tells so in a last batch,
   * and gives everything back. What is handed over from now on is dropped. A second call does
   * nothing.
   *
   * @return where everything went; nothing is queued any more
   */
  public Accounting shutdown(Duration atMost) {
    if (closed.compareAndSet(false, true)) {
      try {
        end(atMost.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        delivery.end();
        thread.stop();
        commands.close();
      }
    }
    return delivery.accounting();
  }

  private void end(long millis) throws InterruptedException {
    arrivals.close();
    thread.alwaysFlush();
    long lastWordMillis = Math.max(1, millis / 5);
    delivery.awaitDrained(millis - lastWordMillis);
    delivery.giveUp(AgentThread.micros(wall));
    thread.flush();
    delivery.awaitDrained(lastWordMillis);
    transport.close(Duration.ofMillis(lastWordMillis));
  }

  void take(Observation observation) {
    arrivals.take(observation);
  }

  void sample(Sampling share) {
    sampling.set(share);
  }

  CommandDesk commands() {
    return commands;
  }

  Delivery delivery() {
    return delivery;
  }

  void flush() {
    thread.flush();
  }
}
