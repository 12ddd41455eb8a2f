package io.earshot.console.page.host;

import io.earshot.console.command.Version;
import io.earshot.console.page.avro.PageWriter;
import io.earshot.console.page.http.PageServer;
import io.earshot.console.page.http.PageServerOptions;
import io.earshot.console.page.kafka.RollupFeed;
import io.earshot.console.page.kafka.TopicFeed;
import io.earshot.console.page.view.LivePage;
import io.earshot.console.page.view.Way;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.net.URI;
import java.time.InstantSource;

/** The live page of one broker: reads its topics, serves them on loopback. */
public final class PageHost implements AutoCloseable {

  private final PageServer server;
  private final TopicFeed feed;
  private final RollupFeed rollups;

  private PageHost(PageServer server, TopicFeed feed, RollupFeed rollups) {
    this.server = server;
    this.rollups = rollups;
    this.feed = feed;
  }

  /**
   * Returns when the page answers; it says itself that it is still reading.
   *
   * @param port of 127.0.0.1; 0 = any free one
   */
  public static PageHost start(String bootstrap, URI registryUrl, SchemaIdLookup ids, int port)
      throws Exception {
    InstantSource clock = InstantSource.system();
    String version = Version.text();
    LivePage page = new LivePage(clock, version, Way.of(bootstrap, registryUrl.toString()));
    PageServer server = PageServer.start(page, PageServerOptions.of(port, version));
    return new PageHost(
        server,
        TopicFeed.start(bootstrap, ids, clock, new PageWriter(page)),
        RollupFeed.start(bootstrap, ids, page.rollups()));
  }

  public URI uri() {
    return server.uri();
  }

  @Override
  public void close() throws Exception {
    rollups.close();
    feed.close();
    server.close();
  }
}
