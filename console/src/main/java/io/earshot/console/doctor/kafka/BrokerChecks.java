package io.earshot.console.doctor.kafka;

import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.doctor.check.Check;
import io.earshot.console.doctor.check.TopicFindings;
import io.earshot.console.topics.kafka.ExistingTopics;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import java.util.List;
import org.apache.kafka.clients.admin.FinalizedVersionRange;

/** What the brokers say of themselves and of our topics; nothing is written. */
public final class BrokerChecks {

  private static final String FEATURE = "metadata.version";

  /** The level that Kafka 3.9 calls 3.9-IV0. */
  private static final int MIN_LEVEL = 21;

  private final Broker broker;

  public BrokerChecks(Broker broker) {
    this.broker = broker;
  }

  /** Whether anybody answers; ends the command if not. */
  public Check cluster() throws InterruptedException {
    String id = broker.ask(all -> all.describeCluster().clusterId());
    return Check.ok("broker", broker.bootstrap() + " cluster=" + id + " brokers=" + broker.nodes());
  }

  /** Brokers tell clients no version of theirs; what the whole cluster agreed on is as good. */
  public Check features() throws InterruptedException {
    FinalizedVersionRange level =
        broker
            .ask(all -> all.describeFeatures().featureMetadata())
            .finalizedFeatures()
            .get(FEATURE);
    String expected = FEATURE + "=" + MIN_LEVEL + " (Kafka 3.9) or higher";
    if (level == null) {
      return Check.fail(
          "features", "no " + FEATURE, expected, "use a Kafka with KRaft from 3.9 on");
    }
    String found = FEATURE + "=" + level.maxVersionLevel();
    return level.maxVersionLevel() >= MIN_LEVEL
        ? Check.ok("features", found)
        : Check.fail(
            "features",
            found,
            expected,
            "upgrade the brokers, then run: kafka-features upgrade --release-version 3.9");
  }

  public List<Check> topics() throws InterruptedException {
    TopicPlan names = TopicPlan.live(PlanSize.EMBEDDED);
    return TopicFindings.of(new ExistingTopics(broker).find(names), broker.size()).checks();
  }
}
