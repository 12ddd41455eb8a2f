package io.earshot.streams.rollup;

import static io.earshot.streams.rollup.RawCalls.START_SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.percentile.DelayHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of four partitions together say what all their raw samples say. */
class RollupTest {

  private static final int PARTITIONS = 4;
  private static final int TENS = 8;

  /** HdrHistogram of 3 significant digits: half a bucket, 0.05 %. */
  private static final double PRECISION = 0.0005;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aMergeIsWhatTheRawSamplesSay(long seed) {
    RawCalls calls = new RawCalls(seed, 30, TENS, PARTITIONS);
    Map<String, Cell> published = run(calls, seed, false).published;
    assertThat(published.keySet()).containsAll(calls.raw.keySet());
    calls.raw.forEach((key, raw) -> assertSame(Objects.requireNonNull(published.get(key)), raw));
  }

  private static void assertSame(Cell cell, RawCalls.Raw raw) {
    assertThat(cell.callWindows()).isEqualTo(raw.calls);
    LegCell leg = Objects.requireNonNull(cell.legs().get("downlink"));
    assertThat(leg.expectedPackets()).isEqualTo(raw.expectedPackets);
    assertThat(leg.lossRatio().orElseThrow())
        .isEqualTo((double) (raw.expectedPackets - raw.receivedPackets) / raw.expectedPackets);
    assertThat(leg.lossRuns()).isEqualTo(Arrays.stream(raw.runs).boxed().toList());
    assertPercentiles(leg.jitter(), raw.jitterMicros);
    raw.delaysMicros.forEach(
        (hop, micros) -> {
          HopCell merged = Objects.requireNonNull(cell.hops().get(hop));
          assertPercentiles(merged.delay(), micros);
          assertPercentiles(merged.hi(), micros.stream().map(each -> each + 500).toList());
        });
    raw.qualities.forEach(
        (scale, sum) -> {
          QualityCell quality = Objects.requireNonNull(cell.qualities().get(scale));
          assertThat(quality.windows().stream().mapToLong(Long::longValue).sum())
              .isEqualTo((long) sum[0]);
          assertThat(quality.worst()).isEqualTo(sum[1]);
        });
    assertThat(cell.connections().attempts()).isEqualTo(raw.attempts);
    assertThat(cell.connections().failures()).isEqualTo(raw.failures);
    assertThat(cell.connections().failureRatio().isPresent()).isEqualTo(raw.attempts >= 20);
  }

  private static void assertPercentiles(DelayHistogram merged, List<Long> micros) {
    List<Long> sorted = micros.stream().sorted().toList();
    assertThat(merged.count()).isEqualTo(sorted.size());
    assertThat(merged.spread().minMillis()).isEqualTo(sorted.get(0) / 1000.0);
    assertThat(merged.spread().maxMillis()).isEqualTo(sorted.get(sorted.size() - 1) / 1000.0);
    for (double ratio : new double[] {0.5, 0.9, 0.95, 0.99}) {
      int rank = (int) Math.min(sorted.size() - 1, Math.floor(ratio * sorted.size()));
      double expectedMillis = sorted.get(rank) / 1000.0;
      // Two buckets: a shifted value lands in the middle of another one than it left.
      assertThat(merged.percentileMillis(ratio).orElseThrow())
          .isCloseTo(expectedMillis, within(Math.max(0.002, 4 * PRECISION * expectedMillis)));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5, 6, 7})
  void orderRepeatsAndRestartsChangeNothing(long seed) {
    RawCalls calls = new RawCalls(9, 30, TENS, PARTITIONS);
    Map<String, String> expected = run(calls, 1, false).asText();
    Pipeline disturbed = run(calls, seed, true);
    assertThat(disturbed.asText()).isEqualTo(expected);
    assertThat(disturbed.keptParts()).isZero();
  }

  /**
   * All windows in any order within what ticks allow.
   *
   * @param isDisturbed windows and ticks come twice, and everything starts again at random
   */
  private static Pipeline run(RawCalls calls, long seed, boolean isDisturbed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<RawCalls.Made> order = new ArrayList<>(calls.windows);
    Collections.shuffle(order, new Random(seed));
    Pipeline pipeline = new Pipeline(PARTITIONS);
    int lastTen = TENS + 20;
    for (int ten = 0; ten < lastTen; ten++) {
      long second = START_SECOND + 10L * ten;
      for (RawCalls.Made each : order) {
        if (each.window().second() == second) {
          pipeline.window(each.partition(), each.window());
          if (isDisturbed && random.nextInt(4) == 0) {
            pipeline.window(each.partition(), each.window());
            pipeline.restart();
          }
        }
      }
      for (int partition = 0; partition < PARTITIONS; partition++) {
        pipeline.tick(partition, second + random.nextInt(28));
        if (isDisturbed && random.nextBoolean()) {
          pipeline.tick(partition, second - 5);
        }
      }
      pipeline.flow(random);
    }
    return pipeline;
  }

  @Test
  void aTickThatStaysOutHoldsTheWindow() {
    SplittableRandom random = new SplittableRandom(1);
    Pipeline pipeline = new Pipeline(PARTITIONS);
    new RawCalls(3, 8, 1, PARTITIONS)
        .windows.forEach(each -> pipeline.window(each.partition(), each.window()));
    for (int partition = 0; partition < PARTITIONS - 1; partition++) {
      pipeline.tick(partition, START_SECOND + 300);
    }
    pipeline.tick(PARTITIONS - 1, START_SECOND + 27);
    pipeline.flow(random);
    assertThat(pipeline.published).isEmpty();
    pipeline.tick(PARTITIONS - 1, START_SECOND + 28);
    pipeline.flow(random);
    assertThat(pipeline.published).containsKey(START_SECOND + "+10 fleet/");
    assertThat(pipeline.published).doesNotContainKey(START_SECOND + "+60 fleet/");
    pipeline.tick(PARTITIONS - 1, START_SECOND + 59 - START_SECOND % 60 + 19);
    pipeline.flow(random);
    assertThat(pipeline.published).containsKey(START_SECOND - START_SECOND % 60 + "+60 fleet/");
    assertThat(pipeline.missing.values()).containsOnly(0);
  }

  @Test
  void whoHoldsForMinutesIsNamedMissing() {
    SplittableRandom random = new SplittableRandom(1);
    Pipeline pipeline = new Pipeline(2);
    for (RawCalls.Made each : new RawCalls(3, 1, 200, 1).windows) {
      pipeline.window(0, each.window());
      pipeline.tick(0, each.window().second() + 9);
    }
    pipeline.tick(0, START_SECOND + 3_000);
    pipeline.flow(random);
    assertThat(pipeline.missing.values()).isNotEmpty().containsOnly(1);
    int before = pipeline.published.size();
    pipeline.tick(1, START_SECOND + 3_000);
    pipeline.flow(random);
    assertThat(pipeline.published.size()).isGreaterThan(before);
  }

  @Test
  void namesThatHaveNoRoomShareOneWhateverTheirOrder() {
    List<Map<String, String>> outputs = new ArrayList<>();
    for (long seed = 1; seed <= 3; seed++) {
      List<Integer> regions = new ArrayList<>();
      for (int region = 0; region < 200; region++) {
        regions.add(region);
      }
      Collections.shuffle(regions, new Random(seed));
      Pipeline pipeline = new Pipeline(2);
      for (int region : regions) {
        pipeline.window(region % 2, standing("c" + region, "region-" + region % 150));
      }
      for (int partition = 0; partition < 2; partition++) {
        pipeline.tick(partition, START_SECOND + 28);
      }
      pipeline.flow(new SplittableRandom(seed));
      List<String> names =
          pipeline.published.keySet().stream().filter(key -> key.contains("region/")).toList();
      assertThat(names).hasSize(65).anyMatch(key -> key.endsWith("region/" + ScopeName.OTHER));
      assertThat(
              names.stream()
                  .mapToLong(
                      key -> Objects.requireNonNull(pipeline.published.get(key)).callWindows())
                  .sum())
          .isEqualTo(200);
      outputs.add(pipeline.asText());
    }
    assertThat(outputs.get(1)).isEqualTo(outputs.get(0));
    assertThat(outputs.get(2)).isEqualTo(outputs.get(0));
  }

  private static CallWindow standing(String session, String region) {
    return new CallWindow(
        session,
        START_SECOND,
        Map.of(),
        List.of(),
        List.of(),
        List.of(
            new ParticipantPart("ann", Map.of("region", region), 1, 0, Map.of(), 0, 0, List.of())));
  }

  @Test
  void aCallBelongsToWhereItsParticipantsStand() {
    DelayHistogram delay = new DelayHistogram();
    delay.recordMicros(1000);
    CallWindow call =
        new CallWindow(
            "c",
            START_SECOND,
            Map.of("region", "eu", "source_language", "de", "target_language", "en"),
            List.of(
                new StreamPart(
                    "ben", "downlink", 10L, 9L, null, null, List.of(), null, null, null, null)),
            List.of(
                new HopPart("media", "ann", "ben", delay, null, null),
                new HopPart("sfu", "sfu", "sfu", delay, null, null)),
            List.of(
                new ParticipantPart(
                    "ben", Map.of("region", "us"), 0, 0, Map.of(), 0, 0, List.of())));
    Map<ScopeName, Cell> cells = CallSplit.of(call);
    Cell eu = Objects.requireNonNull(cells.get(new ScopeName(Scope.REGION, "eu")));
    Cell us = Objects.requireNonNull(cells.get(new ScopeName(Scope.REGION, "us")));
    assertThat(eu.hops()).containsOnlyKeys("media", "sfu");
    assertThat(us.hops()).containsOnlyKeys("media");
    assertThat(eu.legs()).isEmpty();
    assertThat(us.legs()).containsOnlyKeys("downlink");
    assertThat(eu.callWindows()).isEqualTo(1);
    assertThat(cells)
        .containsKey(new ScopeName(Scope.LANGUAGE_PAIR, "de>en"))
        .containsKey(new ScopeName(Scope.HOP, "media"))
        .doesNotContainKey(new ScopeName(Scope.ROOM, "c"));
  }

  @Test
  void classesOfQualityBeginWhereTheTableSays() {
    QualityCell quality = new QualityCell();
    for (double listening : new double[] {4.34, 4.33, 4.03, 3.6, 3.1, 2.58, 2.57, 1}) {
      quality.add(listening);
    }
    assertThat(quality.windows()).containsExactly(1L, 2L, 1L, 1L, 1L, 2L);
    assertThat(quality.worst()).isEqualTo(1);
  }

  @Test
  void aWindowAfterItsTickIsCountedAndLeftOut() {
    PartitionRollup rollup = new PartitionRollup(new MapParts());
    rollup.tick(
        START_SECOND + 28,
        new PartitionRollup.Sink() {
          @Override
          public void partial(WindowTime window, ScopeName name, Cell cell) {}

          @Override
          public void tick(long second) {}
        });
    rollup.accept(standing("c", "eu"), new byte[0]);
    assertThat(rollup.late()).isEqualTo(1);
  }
}
