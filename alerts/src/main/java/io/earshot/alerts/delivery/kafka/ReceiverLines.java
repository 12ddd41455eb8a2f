package io.earshot.alerts.delivery.kafka;

import io.earshot.alerts.delivery.alertmanager.AlertmanagerChannel;
import io.earshot.alerts.delivery.channel.Channel;
import io.earshot.alerts.delivery.channel.PageLinks;
import io.earshot.alerts.delivery.host.BrokerClock;
import io.earshot.alerts.delivery.host.DeliverySink;
import io.earshot.alerts.delivery.host.ReceiverLine;
import io.earshot.alerts.delivery.host.ReceiverStatus;
import io.earshot.alerts.delivery.http.Address;
import io.earshot.alerts.delivery.http.HttpPoster;
import io.earshot.alerts.delivery.receiver.Receiver;
import io.earshot.alerts.delivery.record.Told;
import io.earshot.alerts.delivery.stage.Outbox;
import io.earshot.alerts.delivery.webhook.WebhookChannel;
import io.earshot.alerts.incident.Notice;
import io.earshot.alerts.rule.state.Transition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The lines of all receivers. */
final class ReceiverLines {

  private final List<ReceiverLine> lines;

  private ReceiverLines(List<ReceiverLine> lines) {
    this.lines = lines;
  }

  static ReceiverLines of(
      List<Receiver> receivers, PageLinks links, BrokerClock clock, DeliverySink sink) {
    return new ReceiverLines(
        receivers.stream().map(each -> line(each, links, clock, sink)).toList());
  }

  private static ReceiverLine line(
      Receiver receiver, PageLinks links, BrokerClock clock, DeliverySink sink) {
    Address address = new Address(receiver.uri(), receiver.authorization());
    Outbox outbox =
        new Outbox(
            receiver.name(), channel(receiver, links), receiver.selection(), receiver.limits());
    return new ReceiverLine(outbox, new HttpPoster(address, receiver.timeoutMillis()), clock, sink);
  }

  private static Channel channel(Receiver receiver, PageLinks links) {
    return switch (receiver.kind()) {
      case ALERTMANAGER -> new AlertmanagerChannel(links, receiver.ownPage());
      case WEBHOOK -> new WebhookChannel(receiver.name(), receiver.secret(), links);
    };
  }

  void recall(Map<String, List<Told>> toldByReceiver) {
    for (ReceiverLine line : lines) {
      toldByReceiver.getOrDefault(line.receiver(), List.of()).forEach(line::recall);
    }
  }

  void start() {
    lines.forEach(ReceiverLine::start);
  }

  /** Whoever ran before may have told any of them about this change, or what it came from. */
  void doubt(Transition transition) {
    if (transition.to().isOutwardlyFiring() || transition.from().isOutwardlyFiring()) {
      lines.forEach(line -> line.doubt(transition.occurrenceId()));
    }
  }

  void offer(Notice notice, long generation) {
    lines.forEach(line -> line.offer(notice, generation));
  }

  /** Generation of the oldest notice that some receiver has not settled. */
  long oldestGeneration() {
    return lines.stream().mapToLong(ReceiverLine::oldestGeneration).min().orElse(Long.MAX_VALUE);
  }

  List<ReceiverStatus> statuses() {
    return lines.stream().map(ReceiverLine::status).toList();
  }

  void forget(long tick, DeliveriesTopic deliveries) {
    for (ReceiverLine line : lines) {
      line.forget(tick).forEach(alertId -> deliveries.forget(line.receiver(), alertId));
    }
  }

  /** Ends all; together they have this long to tell what waits. */
  void close(long drainMillis) throws InterruptedException {
    lines.forEach(ReceiverLine::stop);
    long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(drainMillis);
    for (ReceiverLine line : lines) {
      line.close(Math.max(0, TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime())));
    }
  }
}
