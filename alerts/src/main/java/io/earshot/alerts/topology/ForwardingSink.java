package io.earshot.alerts.topology;

import io.earshot.alerts.partition.AlertSink;
import io.earshot.alerts.partition.FleetShare;
import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.alerts.topology.Routed.Route;
import io.earshot.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Results to the sinks, at their event time. */
record ForwardingSink(ProcessorContext<byte[], Routed> context, AlertCounters counters)
    implements AlertSink {

  private static final long MILLIS_PER_SECOND = 1000;

  @Override
  public void transition(Transition transition) {
    counters.count(transition);
    byte[] value = AlertRecord.bytes(transition);
    forward(Route.ALERTS, bytes(transition.alertId()), value, transition.tick());
    forward(Route.STATES, bytes(transition.alertId()), value, transition.tick());
  }

  @Override
  public void forgotten(String alertId, long second) {
    forward(Route.STATES, bytes(alertId), null, second);
  }

  @Override
  public void share(FleetShare share) {
    counters.count(share);
    byte[] key = bytes(Integer.toString(share.partition()));
    forward(Route.FLEET, key, share.toBytes(), share.second());
  }

  /** Says that all of a second is judged: whoever waits for alerts knows that none is missing. */
  void judged(long second) {
    forward(Route.STATES, bytes(Topics.TICK_KEY), bytes(Long.toString(second)), second);
  }

  private void forward(Route route, byte[] key, byte @Nullable [] value, long second) {
    // Kafka knows no time before 1970.
    long millis = Math.max(0, second * MILLIS_PER_SECOND);
    context.forward(new Record<>(key, new Routed(route, value), millis));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
