package io.earshot.alerts.delivery.kafka;

import io.earshot.alerts.delivery.record.Told;
import io.earshot.alerts.delivery.stage.CatchUp;
import io.earshot.alerts.delivery.stage.Desk;
import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.record.UnreadableAlert;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a notifier has to know before it goes on: what is open, and what receivers heard of it. */
final class Restoration {

  private Restoration() {}

  /**
   * Brings the desk to where reading goes on.
   *
   * @param unsettled first change of each alert that is read again
   * @param told what receivers acknowledged
   * @param ticks takes how far the states were judged
   */
  static Desk desk(
      String bootstrap,
      Map<String, Transition> unsettled,
      Collection<List<Told>> told,
      TickSink ticks,
      long resendSeconds,
      CatchUp catchUp) {
    Map<String, Transition> newest = states(bootstrap, ticks);
    Map<String, Transition> toldAsFiring = new HashMap<>();
    long toldTick = Long.MAX_VALUE;
    for (List<Told> ofReceiver : told) {
      for (Told each : ofReceiver) {
        Transition known = unsettled.getOrDefault(each.alertId(), newest.get(each.alertId()));
        if (each.isFiring() && known != null) {
          toldAsFiring.put(each.alertId(), known);
          toldTick = Math.min(toldTick, each.tick());
        }
      }
    }
    // These come again, change by change.
    newest.keySet().removeAll(unsettled.keySet());
    return Desk.restored(toldAsFiring.values(), toldTick, newest.values(), resendSeconds, catchUp);
  }

  private static Map<String, Transition> states(String bootstrap, TickSink ticks) {
    Map<String, Transition> newest = new HashMap<>();
    TopicContents.read(
        bootstrap,
        Topics.ALERT_STATES,
        each -> {
          String key = new String(each.key(), StandardCharsets.UTF_8);
          Transition transition = each.value() == null ? null : read(each.value());
          if (key.equals(Topics.TICK_KEY)) {
            ticks.ticked(true, each.partition(), Math.floorDiv(each.timestamp(), 1000L));
          } else if (transition != null) {
            newest.put(key, transition);
          } else {
            newest.remove(key);
          }
        });
    return newest;
  }

  private static @Nullable Transition read(byte[] value) {
    try {
      return AlertRecord.read(value);
    } catch (UnreadableAlert e) {
      // Of a later version: the log says it too, and there the person hears of it.
      return null;
    }
  }
}
