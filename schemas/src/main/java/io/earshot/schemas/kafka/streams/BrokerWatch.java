package io.earshot.schemas.kafka.streams;

import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Asks the brokers: before the start for the topics, then whether anybody still answers. */
public final class BrokerWatch implements AutoCloseable {

  private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);

  /** A topic created a moment ago is not known to every broker yet. */
  private static final Duration FRESH_TOPIC = Duration.ofSeconds(3);

  private static final Duration RETRY = Duration.ofMillis(100);
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  /** Streams itself waits for ever; people and supervisors want to know within half a minute. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final String what;
  private final String bootstrapServers;
  private final Admin admin;
  private @Nullable ScheduledFuture<?> watching;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "broker-watch");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Connects when it is first asked.
   *
   * @param what what runs on the brokers, for people, e.g. {@code engine}
   */
  public BrokerWatch(String what, String bootstrapServers) {
    this.what = what;
    this.bootstrapServers = bootstrapServers;
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) FIRST_ANSWER.toMillis() / 2,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) FIRST_ANSWER.toMillis()));
  }

  /**
   * Partitions of the topics of sessions, which must exist and have equally many. Returns when
   * their leaders answer: a batch that comes earlier is refused, and the next one taken before it
   * is sent again.
   *
   * @throws BrokerUnreachable if nobody answers
   */
  public int requireTopics(TopicPlan topics) {
    long deadlineNanos = System.nanoTime() + FRESH_TOPIC.toNanos();
    while (true) {
      try {
        return requireTopicsOnce(topics);
      } catch (MissingTopic e) {
        if (System.nanoTime() > deadlineNanos) {
          throw e;
        }
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }

  private int requireTopicsOnce(TopicPlan topics) {
    List<String> names =
        topics.topics().stream()
            .filter(topic -> topic.kind().isPartitioned())
            .map(TopicSpec::name)
            .toList();
    Map<String, TopicDescription> found =
        answer(admin.describeTopics(names).allTopicNames(), FIRST_ANSWER);
    int partitions = described(found, topics.events()).partitions().size();
    for (String name : names) {
      int others = described(found, name).partitions().size();
      if (others != partitions) {
        throw new IllegalStateException(
            "topic=%s has partitions=%d != partitions=%d of %s; create them alike: earshot topics apply"
                .formatted(name, others, partitions, topics.events()));
      }
    }
    answer(admin.listOffsets(ends(names, partitions)).all(), FIRST_ANSWER);
    return partitions;
  }

  private static Map<TopicPartition, OffsetSpec> ends(List<String> topics, int partitions) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (String topic : topics) {
      for (int partition = 0; partition < partitions; partition++) {
        ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
      }
    }
    return ends;
  }

  private static TopicDescription described(Map<String, TopicDescription> found, String name) {
    return Objects.requireNonNull(found.get(name), name);
  }

  /** Calls {@code lost} once, when nobody has answered for {@link #SILENCE}. */
  public void start(Runnable lost) {
    Watcher watcher = new Watcher(lost);
    watching = timer.scheduleWithFixedDelay(watcher, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What to tell people when nobody answers any more: one line. */
  public String lostLine() {
    return "bootstrap="
        + bootstrapServers
        + " has not answered for "
        + SILENCE.toSeconds()
        + " s; start the broker again: the "
        + what
        + " will continue from there";
  }

  @Override
  public void close() {
    if (watching != null) {
      watching.cancel(true);
    }
    timer.shutdownNow();
    admin.close(Duration.ZERO);
  }

  private <T> T answer(KafkaFuture<T> future, Duration within) {
    try {
      return future.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new MissingTopic(e.getCause());
      }
      throw unreachable(within, e);
    } catch (TimeoutException e) {
      throw unreachable(within, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + bootstrapServers, e);
    }
  }

  private BrokerUnreachable unreachable(Duration within, Exception cause) {
    return new BrokerUnreachable(
        "bootstrap="
            + bootstrapServers
            + " did not answer within "
            + within.toSeconds()
            + " s; start the broker or correct the address",
        cause);
  }

  /** Not there, or not yet. */
  private static final class MissingTopic extends IllegalStateException {

    private static final long serialVersionUID = 1;

    MissingTopic(Throwable cause) {
      super("a topic is missing: " + cause.getMessage() + "; run: earshot topics apply", cause);
    }
  }

  /** Runs in the timer's thread alone. */
  private final class Watcher implements Runnable {

    private final Runnable lost;
    private long answeredNanos = System.nanoTime();
    private boolean told;

    Watcher(Runnable lost) {
      this.lost = lost;
    }

    @Override
    public void run() {
      try {
        answer(admin.describeCluster().nodes(), INTERVAL);
        answeredNanos = System.nanoTime();
      } catch (BrokerUnreachable e) {
        if (!told && System.nanoTime() - answeredNanos > SILENCE.toNanos()) {
          told = true;
          lost.run();
        }
      }
    }
  }
}
