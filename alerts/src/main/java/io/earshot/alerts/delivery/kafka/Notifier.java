package io.earshot.alerts.delivery.kafka;

import io.earshot.alerts.delivery.channel.PageLinks;
import io.earshot.alerts.delivery.host.ReceiverStatus;
import io.earshot.alerts.delivery.host.SyncedClock;
import io.earshot.alerts.delivery.record.Told;
import io.earshot.alerts.delivery.stage.CatchUp;
import io.earshot.alerts.delivery.stage.Desk;
import io.earshot.alerts.delivery.stage.EventTime;
import io.earshot.alerts.delivery.stage.SettledPositions;
import io.earshot.alerts.rule.state.Transition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Tells receivers what the log of alerts says: each change at least once, with the same key each
 * time. It reads everything itself, so two with different names are two that both tell; it needs no
 * other state than its position, the topic of alerts' states and that of deliveries.
 */
public final class Notifier implements AutoCloseable {

  private static final long ASK_TIME_MILLIS = 10_000;

  /** From the last sign of life of whoever ran before to its last request, at most. */
  private static final long DOUBT_MILLIS = ASK_TIME_MILLIS + 5_000;

  private static final long FORGET_MILLIS = 60_000;
  private static final long RETRY_MILLIS = 500;

  private final NotifierSettings settings;
  private final Consumer<String> say;
  private final SyncedClock clock = new SyncedClock(System::nanoTime);
  private final EventTime eventTime = new EventTime();
  private final SettledPositions<Map<TopicPartition, OffsetAndMetadata>> positions =
      new SettledPositions<>();
  private final CompletableFuture<String> failed = new CompletableFuture<>();
  private final Thread thread = new Thread(this::run, "notifier");
  private volatile boolean isStopping;
  private volatile @Nullable ReceiverLines lines;
  private volatile long mutedCount;
  private long generation;
  private long askedMillis;
  private long forgotMillis;

  private Notifier(NotifierSettings settings, Consumer<String> say) {
    this.settings = settings;
    this.say = say;
  }

  /**
   * Starts one; it waits by itself for topics that are not there yet.
   *
   * @param say takes one line for a person
   */
  public static Notifier start(NotifierSettings settings, Consumer<String> say) {
    Notifier notifier = new Notifier(settings, say);
    notifier.thread.start();
    return notifier;
  }

  /** How each receiver is doing; empty until all that happened before is known. */
  public List<ReceiverStatus> statuses() {
    ReceiverLines started = lines;
    return started == null ? List.of() : started.statuses();
  }

  /** Notices that came too late to be told to anybody. */
  public long mutedCount() {
    return mutedCount;
  }

  /** Completes with one line for a person when it can no longer work. */
  public CompletableFuture<String> failed() {
    return failed;
  }

  private void run() {
    try {
      while (!isStopping) {
        runUntilLost();
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    } catch (KafkaException | IllegalStateException e) {
      failed.complete("the notifier stopped: " + e.getMessage());
    }
  }

  /** Everything it knows is on topics: after a loss it begins as after a restart. */
  private void runUntilLost() throws InterruptedException {
    try (DeliveriesTopic deliveries =
            DeliveriesTopic.open(settings.bootstrap(), settings.name(), clock);
        AlertLog log = awaitLog()) {
      awaitTime(deliveries);
      if (log != null && !isStopping) {
        work(log, deliveries);
      }
    } catch (RetriableException e) {
      say.accept("the notifier lost its broker and tries again: " + e.getMessage());
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    }
  }

  private @Nullable AlertLog awaitLog() throws InterruptedException {
    AlertLog log = null;
    while (log == null && !isStopping) {
      log = AlertLog.open(settings.bootstrap(), settings.name(), say);
      if (log == null) {
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      }
    }
    return log;
  }

  private void awaitTime(DeliveriesTopic deliveries) {
    while (!clock.isSynced() && !isStopping) {
      deliveries.askTime();
      deliveries.flush();
    }
    askedMillis = clock.millis();
  }

  private void work(AlertLog log, DeliveriesTopic deliveries) throws InterruptedException {
    Map<TopicPartition, Long> starts = log.starts();
    Map<String, List<Told>> told = deliveries.read(settings.bootstrap());
    Desk desk =
        Restoration.desk(
            settings.bootstrap(),
            log.firstOfEach(starts),
            told.values(),
            this::ticked,
            settings.resendSeconds(),
            new CatchUp(clock.millis() + settings.startDelayMillis()));
    log.begin(starts);
    ReceiverLines started =
        ReceiverLines.of(settings.receivers(), new PageLinks(settings.page()), clock, deliveries);
    started.recall(told);
    started.start();
    lines = started;
    try {
      while (!isStopping) {
        turn(log, desk, started, deliveries);
      }
    } finally {
      started.close(settings.drainMillis());
      keepSettled(log, started, deliveries);
    }
  }

  private void turn(AlertLog log, Desk desk, ReceiverLines all, DeliveriesTopic deliveries) {
    log.poll(
        (transition, isOld) -> {
          if (isOld && mayHaveBeenTold(transition, deliveries.lastSignMillis())) {
            all.doubt(transition);
            desk.acceptOld(transition, clock.millis());
          } else {
            Long judgedTick = isOld ? null : eventTime.judgedTick(clock.millis());
            desk.accept(transition, judgedTick, clock.millis());
          }
        },
        this::ticked);
    if (eventTime.isJudged()) {
      log.hearOnlyJudges();
    }
    long nowMillis = clock.millis();
    Long tick = eventTime.tick(nowMillis);
    if (tick != null) {
      generation++;
      boolean isLookedAt =
          desk.turn(tick, nowMillis, log.rules(tick), notice -> all.offer(notice, generation));
      if (isLookedAt) {
        positions.reached(generation, log.positions());
      }
      mutedCount = desk.mutedCount();
    }
    keepSettled(log, all, deliveries);
    if (nowMillis - askedMillis > ASK_TIME_MILLIS) {
      askedMillis = nowMillis;
      deliveries.askTime();
    }
    if (tick != null && nowMillis - forgotMillis > FORGET_MILLIS) {
      forgotMillis = nowMillis;
      all.forget(tick, deliveries);
    }
  }

  /** What happened after whoever ran before was gone was told by nobody. */
  private static boolean mayHaveBeenTold(Transition transition, @Nullable Long lastSignMillis) {
    return lastSignMillis == null || transition.tick() * 1000 <= lastSignMillis + DOUBT_MILLIS;
  }

  private void ticked(boolean isJudged, int partition, long tick) {
    eventTime.ticked(isJudged, partition, tick, clock.millis());
  }

  private void keepSettled(AlertLog log, ReceiverLines all, DeliveriesTopic deliveries) {
    Map<TopicPartition, OffsetAndMetadata> settled = positions.settled(all.oldestGeneration());
    if (settled != null) {
      // What was acknowledged is kept first: a position without it would be silence after a crash.
      deliveries.flush();
      log.keep(settled);
    }
  }

  /** Stops reading, tells what waits for a few seconds, keeps what was told. */
  @Override
  public void close() throws InterruptedException {
    isStopping = true;
    thread.join(settings.drainMillis() + 10_000);
    thread.interrupt();
    thread.join();
  }

  @Override
  public String toString() {
    return "notifier " + settings.name();
  }
}
