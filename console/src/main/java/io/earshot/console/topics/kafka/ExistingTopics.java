package io.earshot.console.topics.kafka;

import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.topics.gap.Change;
import io.earshot.console.topics.gap.FoundTopic;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;

/** The topics of a plan as the brokers have them. */
public final class ExistingTopics {

  private final Broker broker;

  public ExistingTopics(Broker broker) {
    this.broker = broker;
  }

  /** Name to what there is of it, missing ones left out; asks, changes nothing. */
  public Map<String, FoundTopic> find(TopicPlan plan) throws InterruptedException {
    Set<String> there = broker.topicNames();
    List<String> names =
        plan.topics().stream().map(TopicSpec::name).filter(there::contains).toList();
    Map<String, TopicDescription> descriptions =
        broker.ask(all -> all.describeTopics(names).allTopicNames());
    List<ConfigResource> resources = names.stream().map(ExistingTopics::resource).toList();
    Map<ConfigResource, Config> configs = broker.ask(all -> all.describeConfigs(resources).all());
    Map<String, FoundTopic> found = new HashMap<>();
    descriptions.forEach(
        (name, description) ->
            found.put(
                name,
                foundTopic(
                    description, Objects.requireNonNull(configs.get(resource(name)), name))));
    return found;
  }

  public void create(Collection<TopicSpec> topics) throws InterruptedException {
    broker.create(topics);
  }

  /** Makes changes of act SET, those of one topic together; other settings stay as they are. */
  public void set(Collection<Change> changes) throws InterruptedException {
    Map<ConfigResource, Collection<AlterConfigOp>> byTopic = new HashMap<>();
    changes.forEach(
        change ->
            byTopic
                .computeIfAbsent(resource(change.name()), unused -> new ArrayList<>())
                .add(
                    new AlterConfigOp(
                        new ConfigEntry(change.setting(), change.expected()), OpType.SET)));
    broker.ask(all -> all.incrementalAlterConfigs(byTopic).all());
  }

  private static FoundTopic foundTopic(TopicDescription description, Config config) {
    return new FoundTopic(
        description.partitions().size(),
        description.partitions().stream()
            .mapToInt(partition -> partition.replicas().size())
            .min()
            .orElse(0),
        config.entries().stream()
            .filter(entry -> entry.value() != null)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value)));
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(Type.TOPIC, topic);
  }
}
