package io.earshot.console.metrics.source;

import io.earshot.console.metrics.Metric;
import io.earshot.console.metrics.MetricSource;
import io.earshot.console.metrics.Scrape;
import io.earshot.console.page.FeedHealth;
import io.earshot.console.page.view.LivePage;
import org.jspecify.annotations.Nullable;

/**
 * What the page knows: state, never counters, as it reads its topics again when it starts.
 *
 * @param version of this build
 */
public record PageMetrics(LivePage page, String version) implements MetricSource {

  private static final double MILLIS_PER_SECOND = 1000;

  @Override
  public void writeTo(Scrape scrape) {
    scrape.put(Metric.BUILD_INFO, 1, version);
    FeedHealth health = page.health();
    scrape.put(Metric.FEED_UP, health.state() == FeedHealth.State.LIVE ? 1 : 0);
    scrape.put(Metric.FEED_AGE, seconds(health.ageMillis()));
    scrape.put(Metric.EVENT_TIME_LAG, seconds(health.behindMillis()), "live");
    if (health.state() != FeedHealth.State.LOADING) {
      page.callsByState()
          .forEach((state, calls) -> scrape.put(Metric.SESSIONS, calls, state.label()));
    }
  }

  private static @Nullable Double seconds(@Nullable Long millis) {
    return millis == null ? null : Double.valueOf(millis / MILLIS_PER_SECOND);
  }
}
