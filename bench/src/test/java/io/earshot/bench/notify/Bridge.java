package io.earshot.bench.notify;

import io.earshot.alerts.delivery.alertmanager.AlertmanagerChannel;
import io.earshot.alerts.delivery.channel.Channel;
import io.earshot.alerts.delivery.channel.PageLinks;
import io.earshot.alerts.delivery.host.ReceiverLine;
import io.earshot.alerts.delivery.host.ReceiverStatus;
import io.earshot.alerts.delivery.http.Address;
import io.earshot.alerts.delivery.http.HttpPoster;
import io.earshot.alerts.delivery.stage.Outbox;
import io.earshot.alerts.delivery.stage.OutboxLimits;
import io.earshot.alerts.delivery.stage.Selection;
import io.earshot.alerts.incident.Notice;
import io.earshot.alerts.rule.state.Transition;
import java.net.URI;
import java.util.Arrays;

/** One receiver as the notifier has it, fed by hand. */
final class Bridge implements AutoCloseable {

  private final ReceiverLine line;
  private long generation;

  private Bridge(String name, Channel channel, URI uri) {
    Outbox outbox = new Outbox(name, channel, Selection.ALL, OutboxLimits.USUAL);
    HttpPoster poster = new HttpPoster(new Address(uri, null), 5_000);
    line =
        new ReceiverLine(
            outbox, poster, System::currentTimeMillis, (receiver, key, page, told) -> {});
  }

  static Bridge to(AlertmanagerProcess alertmanager) {
    return to(alertmanager.uri()).started();
  }

  /** One to what may be an Alertmanager, and which waits. */
  static Bridge to(URI base) {
    return new Bridge(
        "alertmanager",
        new AlertmanagerChannel(PageLinks.NONE, null),
        base.resolve(AlertmanagerChannel.PATH));
  }

  /** Sends from now on. */
  Bridge started() {
    line.start();
    return this;
  }

  /** Offers changes as notices of their own second. */
  void tell(Transition... changes) {
    generation++;
    Arrays.stream(changes)
        .map(each -> new Notice(each, each.tick(), each.validUntilTick()))
        .forEach(each -> line.offer(each, generation));
  }

  /** Offers a change again, later. */
  void repeat(Transition change, long tick) {
    generation++;
    long validSeconds = change.validUntilTick() - change.tick();
    line.offer(new Notice(change, tick, tick + validSeconds), generation);
  }

  /** Offers a notice that somebody else made. */
  void offer(Notice notice) {
    generation++;
    line.offer(notice, generation);
  }

  ReceiverStatus status() {
    return line.status();
  }

  @Override
  public void close() throws InterruptedException {
    line.close(0);
  }
}
