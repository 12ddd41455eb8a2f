package io.earshot.alerts.rule.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.alerts.rule.metric.Measure;
import io.earshot.alerts.rule.observation.Delays;
import io.earshot.alerts.rule.observation.Level;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.observation.Share;
import io.earshot.alerts.rule.observation.Tally;
import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowTest {

  private final Scratch scratch = new Scratch();

  @Test
  void whatLiesExactlyOneWindowBackIsOut() {
    Window window = new Window(Observation.Kind.TALLY);
    window.add(10, new Tally(1));
    window.add(11, new Tally(2));
    window.evictUpTo(70 - 60);
    assertThat(window.reading(Measure.SUM, scratch)).isEqualTo(Reading.exact(2, 1));
    window.evictUpTo(71 - 60);
    assertThat(window.isEmpty()).isTrue();
  }

  @Test
  void sharesAddUpByTheirParts() {
    Window window = new Window(Observation.Kind.SHARE);
    window.add(1, new Share(1, 10));
    window.add(1, new Share(0, 90));
    window.add(2, new Share(2, 100));
    Reading reading = window.reading(Measure.SHARE, scratch);
    assertThat(reading.value()).isEqualTo(3 / 200.0);
    assertThat(reading.samples()).isEqualTo(200);
  }

  @Test
  void moreTakenBackThanLostIsNoLoss() {
    Window window = new Window(Observation.Kind.SHARE);
    window.add(1, new Share(-3, 50));
    assertThat(window.reading(Measure.SHARE, scratch)).isEqualTo(Reading.exact(0, 50));
  }

  @Test
  void aShareOfNothingIsNoSample() {
    Window window = new Window(Observation.Kind.SHARE);
    window.add(1, new Share(0, 0));
    assertThat(window.reading(Measure.SHARE, scratch).samples()).isZero();
  }

  @Test
  void levelsHaveALeastAMeanAndAMost() {
    Window window = new Window(Observation.Kind.LEVEL);
    window.add(1, new Level(4));
    window.add(1, new Level(-1));
    window.add(2, new Level(3));
    assertThat(window.reading(Measure.MIN, scratch)).isEqualTo(Reading.exact(-1, 3));
    assertThat(window.reading(Measure.MEAN, scratch)).isEqualTo(Reading.exact(2, 3));
    assertThat(window.reading(Measure.MAX, scratch)).isEqualTo(Reading.exact(4, 3));
  }

  /** The engine's percentiles and ours are the same numbers. */
  @ParameterizedTest
  @EnumSource(names = {"P50", "P90", "P95", "P99"})
  void percentilesAreThoseOfTheReports(Measure measure) {
    SplittableRandom random = new SplittableRandom(7);
    for (int count = 1; count <= 300; count += 13) {
      Window window = new Window(Observation.Kind.DELAYS);
      DelayHistogram histogram = new DelayHistogram();
      for (int i = 0; i < count; i++) {
        int micros = random.nextInt(-5_000, 80_000);
        histogram.recordMicros(micros);
        window.add(i / 7, Delays.ofMicros(new int[] {micros}, 0));
      }
      double expected = histogram.percentileMillis(measure.quantile().orElseThrow()).orElseThrow();
      assertThat(window.reading(measure, scratch)).isEqualTo(Reading.exact(expected, count));
    }
  }

  @Test
  void meanLeastAndMostOfDelays() {
    Window window = new Window(Observation.Kind.DELAYS);
    window.add(1, Delays.ofMillis(1, 2, 6));
    assertThat(window.reading(Measure.MIN, scratch)).isEqualTo(Reading.exact(1, 3));
    assertThat(window.reading(Measure.MEAN, scratch)).isEqualTo(Reading.exact(3, 3));
    assertThat(window.reading(Measure.MAX, scratch)).isEqualTo(Reading.exact(6, 3));
  }

  /** The true values are drawn first: what the window says must hold for them. */
  @ParameterizedTest
  @EnumSource(names = {"P50", "P95", "MIN", "MEAN", "MAX"})
  void theTrueValueLiesBetweenTheEnds(Measure measure) {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 300; round++) {
      Window window = new Window(Observation.Kind.DELAYS);
      Window truth = new Window(Observation.Kind.DELAYS);
      boolean isUniform = round % 3 == 0;
      for (int i = 0, count = random.nextInt(1, 60); i < count; i++) {
        int boundMicros = isUniform ? 4_000 : random.nextInt(0, 20_000);
        int micros = random.nextInt(0, 100_000);
        int error = boundMicros == 0 ? 0 : random.nextInt(-boundMicros, boundMicros + 1);
        truth.add(i, Delays.ofMicros(new int[] {micros}, 0));
        window.add(i, Delays.ofMicros(new int[] {micros + error}, boundMicros));
      }
      double trueValue = truth.reading(measure, scratch).value();
      Reading reading = window.reading(measure, scratch);
      assertThat(trueValue).isBetween(reading.lowest() - 1e-9, reading.highest() + 1e-9);
      assertThat(reading.value()).isBetween(reading.lowest(), reading.highest());
    }
  }

  @Test
  void endsAreThePercentilesOfEnds() {
    Window window = new Window(Observation.Kind.DELAYS);
    for (int i = 0; i < 19; i++) {
      window.add(i, Delays.ofMicros(new int[] {48_000}, 3_000));
    }
    window.add(19, Delays.ofMicros(new int[] {60_000}, 1_000));
    assertThat(window.reading(Measure.P95, scratch)).isEqualTo(new Reading(60, 59, 61, 20));
    assertThat(window.reading(Measure.P50, scratch)).isEqualTo(new Reading(48, 45, 51, 20));
  }

  @Test
  void withoutABoundNothingIsCertain() {
    Window window = new Window(Observation.Kind.DELAYS);
    window.add(1, Delays.ofMicros(new int[] {60_000}, Delays.UNBOUNDED));
    Reading reading = window.reading(Measure.P95, scratch);
    assertThat(reading.value()).isEqualTo(60);
    assertThat(reading.lowest()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(reading.highest()).isEqualTo(Double.POSITIVE_INFINITY);
    window.add(1, Delays.ofMicros(new int[] {60_000}, 0));
    assertThat(window.reading(Measure.MEAN, scratch).highest()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void oneOfManyWithoutABoundLeavesThePercentileBounded() {
    Window window = new Window(Observation.Kind.DELAYS);
    window.add(1, Delays.ofMicros(new int[40], 1_000));
    window.add(1, Delays.ofMicros(new int[] {0}, Delays.UNBOUNDED));
    Reading reading = window.reading(Measure.P95, scratch);
    assertThat(reading.highest()).isCloseTo(1, within(1e-9));
    assertThat(window.reading(Measure.P99, scratch).highest()).isInfinite();
  }

  @ParameterizedTest
  @EnumSource
  void aStoredWindowGoesOnAsItWas(Observation.Kind kind) {
    Window window = new Window(kind);
    for (int tick = 0; tick < 9; tick++) {
      window.add(tick / 2, sample(kind, tick));
    }
    SnapshotWriter out = new SnapshotWriter();
    window.writeTo(out);
    SnapshotReader in = new SnapshotReader(out.toByteArray());
    Window restored = Window.readFrom(in, kind);
    in.expectEnd();
    for (long tick = 0; tick < 6; tick++) {
      window.add(4, sample(kind, 5));
      restored.add(4, sample(kind, 5));
      window.evictUpTo(tick);
      restored.evictUpTo(tick);
      Measure measure = Measure.usualOf(kind);
      assertThat(restored.reading(measure, scratch)).isEqualTo(window.reading(measure, scratch));
    }
  }

  private static Observation sample(Observation.Kind kind, int number) {
    return switch (kind) {
      case LEVEL -> new Level(number + 0.5);
      case SHARE -> new Share(number - 3, 50);
      case TALLY -> new Tally(number);
      case DELAYS -> Delays.ofMicros(new int[] {number * 1000, -number}, number * 10);
    };
  }
}
