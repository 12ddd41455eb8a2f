package io.earshot.console.metrics.avro;

import io.earshot.console.metrics.Edges;
import io.earshot.console.metrics.Metric;
import io.earshot.console.metrics.MetricSource;
import io.earshot.console.metrics.Scrape;
import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.schema.Rollup;
import io.earshot.schema.RollupHop;
import io.earshot.schema.RollupLeg;
import io.earshot.schema.RollupQuality;
import io.earshot.schema.Spread;
import io.earshot.streams.rollup.Scope;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Delays, losses and quality of all live calls, from the windows of 10 s of the whole fleet. Each
 * is published once, when it is final, and counted once: whoever reads the topic again hands on
 * only what was written since the start.
 */
public final class FleetMetrics implements MetricSource {

  private static final int WINDOW_SECONDS = 10;

  /** Windows are final after 30 s or so; an older one says nothing about now. */
  private static final long CURRENT_SECONDS = 120;

  private static final double MICROS_PER_SECOND = 1e6;

  /** Lower ends of the classes of RollupQuality.windows. */
  private static final List<String> CLASSES = List.of("4.34", "4.03", "3.60", "3.10", "2.58", "0");

  private record Series(Metric metric, List<String> labels) {}

  private final InstantSource clock;
  private final Map<Series, Double> counters = new LinkedHashMap<>();
  private final Map<Series, Scrape.Histogram> histograms = new LinkedHashMap<>();
  private final Map<Series, Double> newest = new LinkedHashMap<>();
  private long newestSecond = Long.MIN_VALUE;

  /**
   * Knows nothing yet.
   *
   * @param clock tells how old the newest window is, nothing else
   */
  public FleetMetrics(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes what was written since the start; everything but the fleet is passed over. */
  public synchronized void take(Rollup of) {
    if (!of.getScope().equals(Scope.FLEET.key()) || of.getWindowSeconds() != WINDOW_SECONDS) {
      return;
    }
    newest.clear();
    newestSecond = of.getSecond();
    count(Metric.CALL_WINDOWS, of.getCallWindows());
    count(Metric.CONNECTION_ATTEMPTS, of.getConnectionAttempts());
    of.getFailureReasons()
        .forEach((reason, failures) -> count(Metric.CONNECTION_FAILURES, failures, reason));
    for (RollupHop hop : of.getHops()) {
      add(Metric.HOP_LATENCY, Edges.DELAYS, hop.getDelay(), hop.getHop());
    }
    of.getLegs().forEach(this::take);
    of.getQuality().forEach(this::take);
    add(Metric.ICE_RTT, Edges.DELAYS, of.getIceRtt());
  }

  private void take(RollupLeg leg) {
    String name = leg.getLeg();
    count(Metric.EXPECTED_PACKETS, leg.getExpectedPackets(), name);
    count(Metric.RECEIVED_PACKETS, leg.getReceivedPackets(), name);
    add(Metric.RTT, Edges.DELAYS, leg.getRtt(), name);
    add(Metric.JITTER, Edges.JITTER, leg.getJitter(), name);
    Double loss = leg.getLossRatio();
    if (loss != null) {
      newest.put(new Series(Metric.PACKET_LOSS, List.of(name)), loss);
    }
  }

  private void take(RollupQuality quality) {
    String scale = quality.getScale();
    newest.put(new Series(Metric.MOS, List.of(scale)), quality.getWorstListening());
    List<Long> windows = quality.getWindows();
    for (int i = 0; i < Math.min(CLASSES.size(), windows.size()); i++) {
      count(Metric.MOS_WINDOWS, windows.get(i), scale, CLASSES.get(i));
    }
  }

  private void count(Metric metric, long growth, String... labels) {
    counters.merge(new Series(metric, List.of(labels)), (double) growth, Double::sum);
  }

  private void add(Metric metric, Edges edges, @Nullable Spread spread, String... labels) {
    ByteBuffer bytes = spread == null ? null : spread.getHistogram();
    if (bytes == null) {
      return;
    }
    byte[] snapshot = new byte[bytes.remaining()];
    bytes.duplicate().get(snapshot);
    DelayHistogram delays = DelayHistogram.readFrom(new SnapshotReader(snapshot));
    histograms.merge(
        new Series(metric, List.of(labels)),
        new Scrape.Histogram(
            delays.countsUpTo(edges.micros()), delays.sumMicros() / MICROS_PER_SECOND),
        Scrape.Histogram::plus);
  }

  @Override
  public synchronized void writeTo(Scrape scrape) {
    counters.forEach((of, value) -> scrape.put(of.metric, value, of.labels.toArray(String[]::new)));
    histograms.forEach(
        (of, value) -> scrape.putHistogram(of.metric, value, of.labels.toArray(String[]::new)));
    if (clock.instant().getEpochSecond() - newestSecond <= CURRENT_SECONDS) {
      newest.forEach((of, value) -> scrape.put(of.metric, value, of.labels.toArray(String[]::new)));
    }
  }
}
