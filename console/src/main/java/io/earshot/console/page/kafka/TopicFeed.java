package io.earshot.console.page.kafka;

import io.earshot.console.cluster.kafka.TopicFollower;
import io.earshot.console.page.avro.PageWriter;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.time.InstantSource;

/**
 * Keeps the page's state up to date from the topics. Whatever happens to broker, registry or
 * topics, it says so on the page and tries again.
 */
public final class TopicFeed {

  private TopicFeed() {}

  /**
   * Returns at once; the page says that it is loading until the last minutes are read.
   *
   * @param clock tells when records arrived; no number of a call comes from it
   */
  public static TopicFollower start(
      String bootstrap, SchemaIdLookup ids, InstantSource clock, PageWriter into) {
    return TopicFollower.start(
        "page-feed",
        () -> FeedReader.open(bootstrap, ids, clock, into),
        failure -> into.interrupted(bootstrap + " cannot be read: " + failure.getMessage()));
  }
}
