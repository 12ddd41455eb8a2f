package io.earshot.media.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the definition, bit for bit, on input of all kinds; seed in the name. */
class DefinitionTest {

  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final EdgeConfig BROWSER =
      EdgeConfig.of(RatePrior.BROWSER, 101_000).withGraceNanos(2 * SECOND_NANOS);

  /** Everything small, so that memory ends and cuts expire within a test. */
  private static final EdgeConfig SMALL =
      new EdgeConfig(
          RatePrior.BROWSER,
          101_000,
          3 * SECOND_NANOS,
          true,
          new PaneLayout(2 * SECOND_NANOS, 12, 3, 4),
          new Patience(3, 3, 2, 5));

  @Test
  void theDefinitionIsThatOfTheGoldenFile() {
    Definition definition = new Definition(GoldenFile.WHOLE.config());
    GoldenFile.WHOLE.exchanges().forEach(definition::exchange);
    assertThat(definition.records()).isEqualTo(GoldenFile.WHOLE.records());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void aCallOfFortyMinutesWithStepsAndCongestion(long seed) {
    SimulatedEdge simulated = restless(seed);
    Pair pair = new Pair(BROWSER);
    simulated.exchanges(0.5, 2400).forEach(pair::exchange);
    pair.check();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aShortMemory(long seed) {
    SimulatedEdge simulated = restless(seed);
    Pair pair = new Pair(SMALL);
    simulated.exchanges(0.5, 900).forEach(pair::exchange);
    pair.check();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void silencesAndLeapsOfTheLeftClock(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SimulatedEdge simulated = restless(seed);
    Pair pair = new Pair(seed % 2 == 0 ? BROWSER : SMALL);
    long leapNanos = 0;
    for (Exchange each : simulated.exchanges(0.5, 600)) {
      if (random.nextInt(40) == 0) {
        leapNanos += (long) Math.pow(10, 9 + 4.5 * random.nextDouble());
      }
      pair.exchange(
          new Exchange(
              each.leftSendNanos() + leapNanos,
              each.forwardNanos() - leapNanos,
              each.leftReceiveNanos() + leapNanos,
              each.reverseNanos() + leapNanos));
    }
    pair.check();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void samplesOfOneDirectionAtATime(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SimulatedEdge simulated = restless(seed);
    Pair pair = new Pair(seed % 2 == 0 ? BROWSER : SMALL);
    for (Exchange each : simulated.exchanges(0.5, 500)) {
      int kind = random.nextInt(4);
      if (kind != 0) {
        pair.forward(each.leftSendNanos(), each.forwardNanos());
      }
      if (kind != 1) {
        pair.reverse(each.leftReceiveNanos(), each.reverseNanos());
      }
    }
    pair.check();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void numbersThatMeanNothing(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Pair pair = new Pair(seed % 2 == 0 ? BROWSER : SMALL);
    long leftNanos = 0;
    for (int i = 0; i < 1500; i++) {
      leftNanos += random.nextLong(-SECOND_NANOS, 3 * SECOND_NANOS);
      long forwardNanos = random.nextLong(-SECOND_NANOS / 20, SECOND_NANOS / 10);
      pair.exchange(
          new Exchange(
              leftNanos,
              forwardNanos,
              leftNanos - random.nextLong(-SECOND_NANOS, 9 * SECOND_NANOS),
              random.nextLong(-SECOND_NANOS / 20, SECOND_NANOS / 10)));
    }
    pair.check();
  }

  /** Clocks that tick in milliseconds: minima of the same size everywhere. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void coarseClocks(long seed) {
    Pair pair = new Pair(seed % 2 == 0 ? BROWSER : SMALL);
    for (Exchange each : restless(seed).exchanges(0.5, 500)) {
      pair.exchange(
          new Exchange(
              Math.floorDiv(each.leftSendNanos(), SECOND_NANOS) * SECOND_NANOS,
              Math.floorDiv(each.forwardNanos(), 1_000_000) * 1_000_000,
              Math.floorDiv(each.leftReceiveNanos(), SECOND_NANOS) * SECOND_NANOS,
              -Math.floorDiv(-each.reverseNanos(), 1_000_000) * 1_000_000));
    }
    pair.check();
  }

  /** More steps than there is room for: the oldest go, and nothing needed them. */
  @Test
  void aClockThatStepsEveryFewSeconds() {
    EdgeConfig hasty =
        new EdgeConfig(
            RatePrior.BROWSER,
            101_000,
            2 * SECOND_NANOS,
            true,
            PaneLayout.DEFAULT,
            new Patience(5, 2, 1, 2));
    SimulatedEdge simulated = new SimulatedEdge(5);
    for (double at = 8; at < 1000; at += 8) {
      simulated.stepping(at, at % 16 == 0 ? 3 : -2);
    }
    Pair pair = new Pair(hasty);
    simulated.exchanges(0.5, 1000).forEach(pair::exchange);
    assertThat(pair.definition.cuts()).hasSizeGreaterThan(Cuts.CAPACITY);
    pair.check();
  }

  private static SimulatedEdge restless(long seed) {
    SplittableRandom random = new SplittableRandom(~seed);
    SimulatedEdge simulated = new SimulatedEdge(seed).congestedEvery(97);
    for (double at = 60; at < 2400; at += 30 + 200 * random.nextDouble()) {
      double size = 0.002 * Math.pow(100, random.nextDouble());
      simulated.stepping(at, random.nextBoolean() ? size : -size);
    }
    return simulated;
  }

  /** Both estimators on the same samples. */
  private static final class Pair {

    private final Definition definition;
    private final RecordList out = new RecordList();
    private final ClockEdge edge;
    private final OffsetInterval live = new OffsetInterval();
    private long checks;

    Pair(EdgeConfig config) {
      definition = new Definition(config);
      edge = ClockEdge.of(config, out, new Workspace());
    }

    void exchange(Exchange each) {
      definition.exchange(each);
      each.offerTo(edge);
      checkLive(each.leftSendNanos());
    }

    void forward(long leftNanos, long nanos) {
      definition.oneWay(0, leftNanos, nanos);
      edge.forward(leftNanos, nanos);
      checkLive(leftNanos);
    }

    void reverse(long leftNanos, long nanos) {
      definition.oneWay(1, leftNanos, nanos);
      edge.reverse(leftNanos, nanos);
      checkLive(leftNanos);
    }

    private void checkLive(long leftNanos) {
      if (checks++ % 7 != 0) {
        return;
      }
      boolean isKnown = edge.liveOffsetAt(leftNanos, live);
      long[] expected = definition.live(leftNanos);
      assertThat(isKnown).isEqualTo(expected != null);
      if (expected != null) {
        assertThat(
                new long[] {live.loNanos(), live.hiNanos(), live.floorNanos(), live.scatterNanos()})
            .isEqualTo(expected);
      }
    }

    void check() {
      List<OffsetRecord> expected = definition.records();
      assertThat(out.records()).isEqualTo(expected);
      assertThat(expected).hasSizeGreaterThan(20);
    }
  }
}
