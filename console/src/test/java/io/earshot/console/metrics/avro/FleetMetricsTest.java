package io.earshot.console.metrics.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.console.metrics.Edges;
import io.earshot.console.metrics.Metric;
import io.earshot.console.metrics.Metrics;
import io.earshot.console.metrics.Scrape;
import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.schema.Rollup;
import io.earshot.schema.RollupHop;
import io.earshot.schema.RollupLeg;
import io.earshot.schema.RollupQuality;
import io.earshot.schema.Spread;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FleetMetricsTest {

  private static final long SECOND = 1_795_000_000;

  private final Metrics metrics = new Metrics();
  private Instant now = Instant.ofEpochSecond(SECOND + 40);
  private final FleetMetrics fleet = new FleetMetrics(() -> now);

  FleetMetricsTest() {
    metrics.add(fleet);
  }

  @Test
  void delaysOfAllWindowsAddUpAndThoseOnAThresholdAreNotAboveIt() {
    fleet.take(fleet(SECOND).setHops(List.of(hop(30, 50, 50.001))).build());
    fleet.take(fleet(SECOND + 10).setHops(List.of(hop(50))).build());
    Scrape.Histogram uplink =
        Objects.requireNonNull(
            metrics.scrape().histograms(Metric.HOP_LATENCY).get(List.of("uplink")));
    assertThat(upTo(uplink, 30_000)).isEqualTo(1);
    assertThat(upTo(uplink, 50_000)).isEqualTo(3);
    assertThat(upTo(uplink, 75_000)).isEqualTo(4);
    assertThat(uplink.sumSeconds()).isCloseTo(0.180001, within(1e-9));
  }

  @Test
  void packetsAddUpAndRatiosAreThoseOfTheNewestWindow() {
    fleet.take(fleet(SECOND).setLegs(List.of(leg(100, 90, 0.1))).build());
    fleet.take(fleet(SECOND + 10).setLegs(List.of(leg(50, 50, 0.0))).build());
    Scrape scrape = metrics.scrape();
    List<String> downlink = List.of("downlink");
    assertThat(scrape.numbers(Metric.EXPECTED_PACKETS)).containsEntry(downlink, 150.0);
    assertThat(scrape.numbers(Metric.RECEIVED_PACKETS)).containsEntry(downlink, 140.0);
    assertThat(scrape.numbers(Metric.PACKET_LOSS)).containsEntry(downlink, 0.0);
  }

  @Test
  void whatIsOldSaysNothingAboutNow() {
    fleet.take(fleet(SECOND).setLegs(List.of(leg(100, 90, 0.1))).build());
    now = Instant.ofEpochSecond(SECOND + 121);
    assertThat(metrics.scrape().numbers(Metric.PACKET_LOSS)).isEmpty();
    assertThat(metrics.scrape().numbers(Metric.EXPECTED_PACKETS)).isNotEmpty();
  }

  @Test
  void qualityIsTheWorstOnEachScaleAndWindowsByClass() {
    RollupQuality wideband = new RollupQuality("wb", List.of(4L, 0L, 2L, 0L, 0L, 1L), 1.7);
    fleet.take(fleet(SECOND).setQuality(List.of(wideband)).build());
    Scrape scrape = metrics.scrape();
    assertThat(scrape.numbers(Metric.MOS)).containsExactly(Map.entry(List.of("wb"), 1.7));
    assertThat(scrape.numbers(Metric.MOS_WINDOWS))
        .containsEntry(List.of("wb", "4.34"), 4.0)
        .containsEntry(List.of("wb", "3.60"), 2.0)
        .containsEntry(List.of("wb", "0"), 1.0);
  }

  @Test
  void roomsAndMinutesCountNothingASecondTime() {
    fleet.take(fleet(SECOND).setScope("room").setName("blue").build());
    fleet.take(fleet(SECOND).setWindowSeconds(60).build());
    assertThat(metrics.scrape().numbers(Metric.CALL_WINDOWS)).isEmpty();
  }

  private static long upTo(Scrape.Histogram histogram, long edgeMicros) {
    int last = Arrays.binarySearch(Edges.DELAYS.micros(), edgeMicros);
    assertThat(last).isNotNegative();
    return Arrays.stream(histogram.counts()).limit(last + 1L).sum();
  }

  private static Rollup.Builder fleet(long second) {
    return Rollup.newBuilder()
        .setScope("fleet")
        .setName("")
        .setSecond(second)
        .setWindowSeconds(10)
        .setCallWindows(1);
  }

  private static RollupHop hop(double... millis) {
    DelayHistogram delays = new DelayHistogram();
    Arrays.stream(millis).forEach(delays::recordMillis);
    SnapshotWriter out = new SnapshotWriter();
    delays.writeTo(out);
    Spread spread =
        Spread.newBuilder()
            .setCount(millis.length)
            .setHistogram(ByteBuffer.wrap(out.toByteArray()))
            .build();
    return RollupHop.newBuilder().setHop("uplink").setDelay(spread).build();
  }

  private static RollupLeg leg(long expected, long received, double lossRatio) {
    return RollupLeg.newBuilder()
        .setLeg("downlink")
        .setStreamWindows(1)
        .setExpectedPackets(expected)
        .setReceivedPackets(received)
        .setLossRatio(lossRatio)
        .setConcealedSamples(0)
        .setTotalSamples(0)
        .build();
  }
}
