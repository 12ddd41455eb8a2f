package io.earshot.console.cluster.kafka;

import io.earshot.console.command.CommandFailure;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;

/** What commands ask of a broker besides records; every question ends within 8 s. */
public final class Broker implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 8_000;
  private static final int CLUSTER_NODES = 3;

  private final String bootstrap;
  private final Admin admin;

  public Broker(String bootstrap) {
    this.bootstrap = bootstrap;
    Map<String, Object> config = new HashMap<>();
    config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
    try {
      this.admin = Admin.create(config);
    } catch (KafkaException e) {
      throw unreachable(e.getCause() == null ? e : e.getCause());
    }
  }

  /** As given: {@code HOST:PORT}, or several. */
  public String bootstrap() {
    return bootstrap;
  }

  /**
   * Waits for the answer. Ends the command when nobody answers, and when the broker refuses; the
   * cause of the second failure is the broker's own.
   */
  public <T> T ask(Function<Admin, KafkaFuture<T>> question) throws InterruptedException {
    try {
      return question.apply(admin).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unreachable(new TimeoutException("no answer within " + PATIENCE_MILLIS + " ms"));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw isRefusal(cause) ? refused(cause) : unreachable(cause);
    }
  }

  /** Brokers that are up now. */
  public int nodes() throws InterruptedException {
    return ask(all -> all.describeCluster().nodes()).size();
  }

  /** The layout that fits the cluster: copies need three brokers. */
  public PlanSize size() throws InterruptedException {
    return nodes() >= CLUSTER_NODES ? PlanSize.CLUSTER : PlanSize.EMBEDDED;
  }

  public Set<String> topicNames() throws InterruptedException {
    return ask(all -> all.listTopics().names());
  }

  /** Partitions of a topic as it is; empty if there is none of this name. */
  public List<TopicPartition> partitions(String topic) throws InterruptedException {
    if (!topicNames().contains(topic)) {
      return List.of();
    }
    return ask(all -> all.describeTopics(List.of(topic)).topicNameValues().get(topic))
        .partitions()
        .stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  public void create(Collection<TopicSpec> topics) throws InterruptedException {
    List<NewTopic> wanted = topics.stream().map(Broker::newTopic).toList();
    ask(all -> all.createTopics(wanted).all());
  }

  /** Creates what is not there yet of the live topics. */
  public TopicPlan createLiveTopics() throws InterruptedException {
    TopicPlan plan = TopicPlan.live(PlanSize.EMBEDDED);
    Set<String> there = topicNames();
    create(plan.topics().stream().filter(topic -> !there.contains(topic.name())).toList());
    return plan;
  }

  /** End of each partition, records of open transactions included. */
  public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
      throws InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    ask(all -> all.listOffsets(latest).all())
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  public CommandFailure unreachable(Throwable cause) {
    return CommandFailure.unreachable(
        bootstrap
            + ": found no Kafka broker that answers ("
            + cause.getMessage()
            + "), expected one; start it or correct --bootstrap",
        cause);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }

  /** Partitions of a topic as it is planned. */
  public static List<TopicPartition> partitions(TopicSpec topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
        .toList();
  }

  /** An answer that another attempt would get again. */
  private static boolean isRefusal(Throwable cause) {
    return cause instanceof ApiException && !(cause instanceof RetriableException);
  }

  private CommandFailure refused(Throwable cause) {
    return CommandFailure.failed(bootstrap + ": the broker refused: " + cause.getMessage(), cause);
  }

  private static NewTopic newTopic(TopicSpec topic) {
    return new NewTopic(topic.name(), topic.partitions(), topic.replicas())
        .configs(topic.configs());
  }
}
