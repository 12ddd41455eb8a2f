package io.earshot.agent;

import io.earshot.agent.clock.Ticker;
import io.earshot.agent.delivery.Delivery;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** Wakes ten times a second, and at once when asked to, so that nobody who marks has to wake it. */
final class AgentThread {

  private static final Logger LOG = System.getLogger(Agent.class.getName());
  private static final long WAKE_NANOS = 100_000_000;

  private final Delivery delivery;
  private final Ticker ticker;
  private final InstantSource wall;
  private final Thread thread;
  private volatile boolean flush;
  private volatile boolean alwaysFlush;
  private volatile boolean stopped;

  AgentThread(Delivery delivery, Ticker ticker, InstantSource wall) {
    this.delivery = delivery;
    this.ticker = ticker;
    this.wall = wall;
    this.thread = new Thread(this::run, "earshot-agent");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Asks for a round now; cheap if one is asked for already. */
  void flush() {
    if (!flush) {
      flush = true;
      LockSupport.unpark(thread);
    }
  }

  /** From now on nothing waits to fill a batch. */
  void alwaysFlush() {
    alwaysFlush = true;
    flush();
  }

  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  static long micros(InstantSource wall) {
    Instant now = wall.instant();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }

  private void run() {
    while (!stopped) {
      boolean flushNow = flush || alwaysFlush;
      flush = false;
      try {
        delivery.step(ticker.nanos(), micros(wall), flushNow);
      } catch (RuntimeException e) {
        // Whatever it is, the program it is in goes on, and so does the next round.
        LOG.log(Level.WARNING, "agent: a round failed", e);
      }
      if (!flush) {
        LockSupport.parkNanos(this, WAKE_NANOS);
      }
    }
  }
}
