package io.earshot.console.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All sources of this process; some start later than whoever asks. Safe for threads. */
public final class Metrics {

  private final List<MetricSource> sources = new CopyOnWriteArrayList<>();
  private final SeriesCap cap = new SeriesCap();

  /** Asks this source, too, from now on. */
  public void add(MetricSource source) {
    sources.add(source);
  }

  /** What is known now. */
  public synchronized Scrape scrape() {
    Scrape scrape = new Scrape(cap);
    sources.forEach(source -> source.writeTo(scrape));
    cap.folded().forEach((metric, count) -> scrape.put(Metric.FOLDED_SERIES, count, metric.key()));
    return scrape;
  }
}
