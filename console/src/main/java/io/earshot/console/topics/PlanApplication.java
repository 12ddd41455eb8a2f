package io.earshot.console.topics;

import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.topics.avro.PublishedSchemas;
import io.earshot.console.topics.gap.Change;
import io.earshot.console.topics.gap.PlanGap;
import io.earshot.console.topics.gap.SubjectGap;
import io.earshot.console.topics.gap.TopicGap;
import io.earshot.console.topics.kafka.ExistingTopics;
import io.earshot.schemas.registry.SchemaRegistry;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import java.util.List;
import java.util.function.Consumer;

/** Brings brokers and registry to the plan, as far as nothing is lost. */
final class PlanApplication {

  private final Broker broker;
  private final ExistingTopics topics;
  private final PublishedSchemas schemas;

  PlanApplication(Broker broker, SchemaRegistry registry) {
    this.broker = broker;
    this.topics = new ExistingTopics(broker);
    this.schemas = new PublishedSchemas(registry);
  }

  /** Asks for everything before anything is changed: half a plan helps nobody. */
  PlanGap find(PlanSize size) throws InterruptedException {
    TopicPlan plan = TopicPlan.live(size);
    PlanGap gap = PlanGap.between(plan, topics.find(plan), schemas.find(plan));
    if (gap.topics().stream().anyMatch(TopicGap::isMissing)) {
      requireNodes(size);
    }
    return gap;
  }

  /**
   * Makes the changes.
   *
   * @param done takes each of them when it is made
   */
  void apply(PlanGap gap, Consumer<Change> done) throws InterruptedException {
    List<TopicGap> missing = gap.topics().stream().filter(TopicGap::isMissing).toList();
    topics.create(missing.stream().map(TopicGap::wanted).toList());
    missing.forEach(topic -> topic.changes().forEach(done));
    for (TopicGap topic : gap.topics()) {
      if (!topic.isMissing() && !topic.changes().isEmpty()) {
        topics.set(topic.changes());
        topic.changes().forEach(done);
      }
    }
    for (SubjectGap subject : gap.subjects()) {
      for (Change change : subject.changes()) {
        schemas.make(change, subject);
        done.accept(change);
      }
    }
  }

  private void requireNodes(PlanSize size) throws InterruptedException {
    int nodes = broker.nodes();
    if (nodes < size.replicas()) {
      throw CommandFailure.failed(
          "%s: found brokers=%d, expected at least %d for that many replicas; say --size embedded"
              .formatted(broker.bootstrap(), nodes, size.replicas()),
          null);
    }
  }
}
