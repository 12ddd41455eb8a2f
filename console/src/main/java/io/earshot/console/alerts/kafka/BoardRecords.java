package io.earshot.console.alerts.kafka;

import io.earshot.alerts.delivery.record.DeliveryRecord;
import io.earshot.alerts.explanation.Delivery;
import io.earshot.alerts.explanation.PublishedChange;
import io.earshot.alerts.record.RulesRecord;
import io.earshot.console.alerts.board.AlertBoard;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Puts the records of four topics onto a board. */
final class BoardRecords {

  private static final long MILLIS_PER_SECOND = 1000;

  private final TopicPlan plan;
  private final @Nullable String run;
  private final AlertRecords records = new AlertRecords();

  /** {@code run}: id of a replay; null = the live pipeline. */
  BoardRecords(TopicPlan plan, @Nullable String run) {
    this.plan = plan;
    this.run = run;
  }

  /** Topics that are read whole, in this order; nothing of a replay is delivered. */
  List<String> topics() {
    return run == null
        ? List.of(plan.alertRules(), plan.alertStates(), plan.alerts(), Topics.ALERT_DELIVERIES)
        : List.of(plan.alertRules(), plan.alertStates(), plan.alerts());
  }

  /** Takes a record of one of them. */
  void take(ConsumerRecord<byte[], byte[]> each, AlertBoard board) {
    String topic = each.topic();
    if (topic.equals(plan.alertRules())) {
      RulesRecord rules = records.rules(each);
      if (rules != null) {
        board.add(rules);
      }
    } else if (topic.equals(Topics.ALERT_DELIVERIES)) {
      takeDelivery(each, board);
    } else if (topic.equals(plan.alertStates()) && Topics.TICK_KEY.equals(key(each))) {
      // Its record time is the second up to which everything is judged.
      board.judged(each.timestamp() / MILLIS_PER_SECOND);
    } else {
      PublishedChange change = records.change(each);
      if (change != null) {
        board.add(change);
      }
    }
  }

  private static void takeDelivery(ConsumerRecord<byte[], byte[]> each, AlertBoard board) {
    DeliveryRecord delivery = each.value() == null ? null : DeliveryRecord.read(each.value());
    board.delivered(key(each), delivery == null ? null : new Delivery(delivery, each.timestamp()));
  }

  private static String key(ConsumerRecord<byte[], byte[]> each) {
    return each.key() == null ? "" : new String(each.key(), StandardCharsets.UTF_8);
  }

  /** One line about records that cannot be read; null = there were none. */
  @Nullable String unreadable() {
    return records.unreadable();
  }
}
