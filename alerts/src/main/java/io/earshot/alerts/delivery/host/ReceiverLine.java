package io.earshot.alerts.delivery.host;

import io.earshot.alerts.delivery.channel.Channel;
import io.earshot.alerts.delivery.channel.Telling;
import io.earshot.alerts.delivery.channel.Verdict;
import io.earshot.alerts.delivery.record.Told;
import io.earshot.alerts.delivery.stage.Outbox;
import io.earshot.alerts.incident.Notice;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One receiver with its own queue, connection and thread. */
public final class ReceiverLine implements AutoCloseable {

  /** The longest sleep: broker time may be corrected meanwhile. */
  private static final long MAX_SLEEP_MILLIS = 1_000;

  private final Outbox outbox;
  private final Poster poster;
  private final BrokerClock clock;
  private final DeliverySink sink;
  private final Thread thread;
  private boolean isStopping;

  /** Makes one that sends nothing before {@link #start}. */
  public ReceiverLine(Outbox outbox, Poster poster, BrokerClock clock, DeliverySink sink) {
    this.outbox = outbox;
    this.poster = poster;
    this.clock = clock;
    this.sink = sink;
    this.thread = new Thread(this::run, "notify-" + outbox.receiver());
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Recalls what this receiver acknowledged before; only before {@link #start}. */
  public synchronized void recall(Told told) {
    outbox.recall(told);
  }

  /** Says that this receiver may know an occurrence as firing. */
  public synchronized void doubt(String occurrenceId) {
    outbox.doubt(occurrenceId);
  }

  public synchronized Collection<Told> told() {
    return outbox.told();
  }

  public synchronized void offer(Notice notice, long generation) {
    outbox.offer(notice, generation, clock.millis());
    notifyAll();
  }

  public synchronized long oldestGeneration() {
    return outbox.oldestGeneration();
  }

  public synchronized List<String> forget(long tick) {
    return outbox.forget(tick);
  }

  public synchronized ReceiverStatus status() {
    return new ReceiverStatus(
        outbox.receiver(), outbox.channel().key(), outbox.counts(), outbox.problem());
  }

  public String receiver() {
    return outbox.receiver();
  }

  /** Says that nothing more will be offered: it ends once everything that waits is told. */
  public synchronized void stop() {
    isStopping = true;
    notifyAll();
  }

  /** Ends, once everything that waits is told or this long has passed. */
  public void close(long drainMillis) throws InterruptedException {
    stop();
    thread.join(Math.max(1, drainMillis));
    thread.interrupt();
    thread.join();
  }

  /** Ends without telling what waits; that is told by whoever runs next. */
  @Override
  public void close() throws InterruptedException {
    close(0);
  }

  private void run() {
    try {
      List<Telling> batch = awaitBatch();
      while (batch != null) {
        tell(batch);
        batch = awaitBatch();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(List<Telling> batch) throws InterruptedException {
    Verdict verdict = verdict(batch);
    synchronized (this) {
      // Kept before anybody sees that it is settled: what is settled is not read again.
      for (Told each : outbox.settle(verdict, clock.millis())) {
        Channel channel = outbox.channel();
        sink.delivered(outbox.receiver(), channel.key(), channel.pageOf(each.rule()), each);
      }
    }
  }

  private Verdict verdict(List<Telling> batch) throws InterruptedException {
    Channel channel = outbox.channel();
    try {
      return channel.verdict(poster.send(channel.post(batch, clock.millis())), batch.size());
    } catch (RuntimeException e) {
      // One alert that cannot be written must not end the thread of all others.
      String why = "no request could be made: " + e;
      return batch.size() > 1 ? new Verdict.Mixed(why) : new Verdict.Refused(why);
    }
  }

  /** Null = nothing more will come. */
  private synchronized @Nullable List<Telling> awaitBatch() throws InterruptedException {
    while (true) {
      long nowMillis = clock.millis();
      List<Telling> batch = outbox.next(nowMillis);
      if (!batch.isEmpty()) {
        return batch;
      }
      if (isStopping && outbox.isEmpty()) {
        return null;
      }
      Long waitMillis = outbox.waitMillis(nowMillis);
      long sleepMillis = waitMillis == null ? MAX_SLEEP_MILLIS : waitMillis;
      TimeUnit.MILLISECONDS.timedWait(this, Math.min(Math.max(1, sleepMillis), MAX_SLEEP_MILLIS));
    }
  }
}
