package io.earshot.console.page.host;

import io.earshot.console.alerts.kafka.AlertFeed;
import io.earshot.console.alerts.kafka.LiveAlerts;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.cluster.kafka.TopicFollower;
import io.earshot.console.command.Version;
import io.earshot.console.metrics.SelfReport;
import io.earshot.console.metrics.avro.FleetMetrics;
import io.earshot.console.metrics.source.PageMetrics;
import io.earshot.console.page.CallKey;
import io.earshot.console.page.FeedHealth;
import io.earshot.console.page.avro.PageWriter;
import io.earshot.console.page.http.PageServer;
import io.earshot.console.page.http.PageServerOptions;
import io.earshot.console.page.kafka.RollupFeed;
import io.earshot.console.page.kafka.TopicFeed;
import io.earshot.console.page.view.LivePage;
import io.earshot.console.page.view.Way;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.net.URI;
import java.time.InstantSource;

/** The live page of one broker: reads its topics, serves them on loopback. */
public final class PageHost implements AutoCloseable {

  private final PageServer server;
  private final LiveAlerts alerts;
  private final TopicFollower alertFeed;
  private final TopicFollower feed;
  private final TopicFollower rollups;

  private PageHost(
      PageServer server,
      LiveAlerts alerts,
      TopicFollower alertFeed,
      TopicFollower feed,
      TopicFollower rollups) {
    this.server = server;
    this.alerts = alerts;
    this.alertFeed = alertFeed;
    this.rollups = rollups;
    this.feed = feed;
  }

  /**
   * Returns when the page answers; it says itself that it is still reading.
   *
   * @param port of 127.0.0.1; 0 = any free one
   * @param report served beside the page, which adds its own part
   */
  public static PageHost start(
      String bootstrap, URI registryUrl, SchemaIdLookup ids, int port, SelfReport report)
      throws Exception {
    InstantSource clock = InstantSource.system();
    String version = Version.text();
    LivePage page = new LivePage(clock, version, Way.of(bootstrap, registryUrl.toString()));
    report.startup().expect("page", () -> page.health().state() != FeedHealth.State.LOADING);
    LiveAlerts alerts =
        new LiveAlerts(
            new Broker(bootstrap),
            ids,
            Topics.MEASUREMENTS,
            session -> page.summaryOf(new CallKey(null, session)));
    PageServer server = PageServer.start(page, alerts, PageServerOptions.of(port, version), report);
    FleetMetrics fleet = new FleetMetrics(clock);
    report.metrics().add(new PageMetrics(page, version));
    report.metrics().add(fleet);
    report.metrics().add(alerts);
    return new PageHost(
        server,
        alerts,
        AlertFeed.start(bootstrap, null, alerts),
        TopicFeed.start(bootstrap, ids, clock, new PageWriter(page)),
        RollupFeed.start(bootstrap, ids, page.rollups(), fleet::take));
  }

  public URI uri() {
    return server.uri();
  }

  @Override
  public void close() throws Exception {
    alertFeed.close();
    rollups.close();
    feed.close();
    server.close();
    alerts.close();
  }
}
