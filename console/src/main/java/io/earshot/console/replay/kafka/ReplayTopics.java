package io.earshot.console.replay.kafka;

import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.CommandFailure;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of one replay. */
final class ReplayTopics {

  private ReplayTopics() {}

  /** Plan of the run's topics, created; their number and copies fit the cluster. */
  static TopicPlan create(Broker broker, String run) throws InterruptedException {
    TopicPlan plan = planOf(run, broker.size());
    try {
      broker.create(plan.topics());
    } catch (CommandFailure e) {
      if (e.getCause() instanceof TopicExistsException exists) {
        throw CommandFailure.failed(
            "--run: found " + exists.getMessage() + " expected a run of its own", e);
      }
      throw e;
    }
    return plan;
  }

  private static TopicPlan planOf(String run, PlanSize size) {
    try {
      return TopicPlan.replay(run, size);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }
}
