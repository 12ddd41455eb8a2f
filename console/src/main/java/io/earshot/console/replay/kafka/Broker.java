package io.earshot.console.replay.kafka;

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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/** What replay and demo ask of a broker besides records; every question ends within 8 s. */
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

  /** Plan of the run's topics, created; their number and copies fit the cluster. */
  TopicPlan createTopics(String run) throws InterruptedException {
    int nodes = answer(admin.describeCluster().nodes()).size();
    PlanSize size = nodes >= CLUSTER_NODES ? PlanSize.CLUSTER : PlanSize.EMBEDDED;
    TopicPlan plan = planOf(run, size);
    answer(admin.createTopics(plan.topics().stream().map(Broker::newTopic).toList()).all());
    return plan;
  }

  /** Creates what is not there yet of the live topics. */
  public TopicPlan createLiveTopics() throws InterruptedException {
    TopicPlan plan = TopicPlan.live(PlanSize.EMBEDDED);
    Set<String> there = answer(admin.listTopics().names());
    answer(
        admin
            .createTopics(
                plan.topics().stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .map(Broker::newTopic)
                    .toList())
            .all());
    return plan;
  }

  /** End of each partition, records of open transactions included. */
  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
      throws InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    answer(admin.listOffsets(latest).all())
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  CommandFailure unreachable(Throwable cause) {
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

  private <T> T answer(KafkaFuture<T> question) throws InterruptedException {
    try {
      return question.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unreachable(new TimeoutException("no answer within " + PATIENCE_MILLIS + " ms"));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        throw CommandFailure.failed(
            "--run: found " + e.getCause().getMessage() + " expected a run of its own", e);
      }
      throw unreachable(e.getCause() == null ? e : e.getCause());
    }
  }

  private static TopicPlan planOf(String run, PlanSize size) {
    try {
      return TopicPlan.replay(run, size);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  private static NewTopic newTopic(TopicSpec topic) {
    return new NewTopic(topic.name(), topic.partitions(), topic.replicas())
        .configs(topic.configs());
  }

  static List<TopicPartition> partitions(TopicSpec topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
        .toList();
  }
}
