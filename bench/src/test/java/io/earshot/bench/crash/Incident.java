package io.earshot.bench.crash;

import io.earshot.bench.kafka.LiveCaller;
import io.earshot.bench.notify.Inbox;
import io.earshot.schema.EventBatch;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Calls in real time whose listeners lose packets until somebody was paged for it, and again once
 * somebody heard that it is over. So each change has to arrive, however long nobody tells.
 */
final class Incident implements AutoCloseable {

  private static final long PHASE_MILLIS = 137;

  private final KafkaProducer<byte[], byte[]> producer;
  private final Inbox inbox;
  private final String path;
  private final List<Call> calls = new ArrayList<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private volatile boolean isEnding;
  private volatile @Nullable Exception failure;

  /** Begins with calls without loss; pages for them come to a path of the inbox. */
  Incident(
      String bootstrapServers, SchemaIdLookup ids, Inbox inbox, String path, int count, long seed) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.inbox = inbox;
    this.path = path;
    int schemaId = ids.idOf(Topics.EVENTS + "-value", EventBatch.getClassSchema());
    for (int i = 0; i < count; i++) {
      Call call = new Call("call-" + i, schemaId, new SplittableRandom(seed + i));
      calls.add(call);
      timer.scheduleAtFixedRate(call, i * PHASE_MILLIS, 1_000, TimeUnit.MILLISECONDS);
    }
  }

  /** Lets no call begin to lose packets any more. */
  void end() {
    isEnding = true;
  }

  /** Whether all was told that there was to tell. */
  boolean isOver() {
    if (failure != null) {
      throw new IllegalStateException("input is incomplete", failure);
    }
    return isEnding && calls.stream().allMatch(Call::isAtRest);
  }

  /** Seconds in which a call lost packets, Unix epoch, in order; both ends are among them. */
  record Loss(long firstSecond, long lastSecond) {}

  /** Where a call stands: without loss, with loss that nobody heard of, or somebody; without. */
  private enum Phase {
    QUIET,
    UNHEARD,
    HEARD,
    MENDED
  }

  /** What each call lost, by session; ask when it is over. */
  Map<String, List<Loss>> losses() {
    Map<String, List<Loss>> losses = new TreeMap<>();
    calls.forEach(call -> losses.put(call.session, List.copyOf(call.losses)));
    return losses;
  }

  @Override
  public String toString() {
    return calls.stream()
        .map(call -> call.session + " " + call.phase + " " + call.losses)
        .collect(Collectors.joining("; "));
  }

  @Override
  public void close() {
    timer.shutdownNow();
    producer.close();
  }

  /** One listener. */
  private final class Call implements Runnable {

    private final String session;
    private final LiveCaller caller;
    private final SplittableRandom random;
    private final List<Loss> losses = new ArrayList<>();
    private volatile Phase phase = Phase.QUIET;
    private int secondsLeft;

    Call(String session, int schemaId, SplittableRandom random) {
      this.session = session;
      this.caller = new LiveCaller(producer, schemaId, session, "ann", "ben");
      this.random = random;
      this.secondsLeft = 4 + random.nextInt(5);
    }

    boolean isAtRest() {
      return phase == Phase.QUIET;
    }

    @Override
    public void run() {
      try {
        long nowMillis = System.currentTimeMillis();
        boolean isLossy = isLossy(nowMillis / 1000);
        caller.second(nowMillis, isLossy ? 5 + random.nextInt(20) : 0);
      } catch (Exception e) {
        failure = e;
        throw new IllegalStateException(e);
      }
    }

    private boolean isLossy(long second) {
      if (phase == Phase.QUIET && secondsLeft-- <= 0 && !isEnding) {
        phase = Phase.UNHEARD;
        losses.add(new Loss(second, second));
        return true;
      } else if (phase == Phase.UNHEARD && told("firing") == losses.size()) {
        phase = Phase.HEARD;
        secondsLeft = random.nextInt(4);
      }
      if (phase == Phase.HEARD && secondsLeft-- <= 0) {
        phase = Phase.MENDED;
      } else if (phase == Phase.MENDED && told("resolved") == losses.size()) {
        phase = Phase.QUIET;
        secondsLeft = 1 + random.nextInt(5);
      }
      boolean isLossy = phase == Phase.UNHEARD || phase == Phase.HEARD;
      if (isLossy) {
        int last = losses.size() - 1;
        losses.set(last, new Loss(losses.get(last).firstSecond, second));
      }
      return isLossy;
    }

    private long told(String status) {
      return inbox.on(path).stream()
          .filter(each -> each.json().at("/alerts/0/labels/session").asText().equals(session))
          .filter(each -> each.json().path("status").asText().equals(status))
          .map(each -> each.headers().getFirst("Idempotency-Key").replaceAll("/.*", ""))
          .distinct()
          .count();
    }
  }
}
