package io.earshot.streams.session.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.loss.LossRuns;
import io.earshot.media.quality.StreamQuality;
import io.earshot.media.red.HeardLoss;
import io.earshot.media.red.RedDistances;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Stat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceptionTest {

  private static final Traits OPUS =
      new Traits("audio/opus", 48_000, 20.0, RedDistances.of(1), null);

  private static final Reception CLEAN = of(500, 0, LossRuns.NONE, played(480_000, 0, 36_000));
  private static final Reception LOSSY =
      of(500, 100, LossRuns.ofLengths(1, 99), played(480_000, 96_000, 36_000));

  @Test
  void aLongerTimeIsRatedByItsCountsAndNotByAMeanOfItsParts() {
    double clean = listening(CLEAN);
    double lossy = listening(LOSSY);
    double whole = listening(CLEAN.plus(LOSSY));
    assertThat(whole).isEqualTo(listening(of(1000, 100, null, played(960_000, 96_000, 72_000))));
    assertThat(Math.abs(whole - (clean + lossy) / 2)).isGreaterThan(0.05);
  }

  /** RFC 2198 with one copy: a run of L packets leaves L - 1 frames. */
  @Test
  void whatStayedLostIsCountedFromTheRepairedFramesWhereTheyWereFollowed() {
    Reception repaired =
        new Reception(OPUS, 500L, 100L, LossRuns.ofLengths(100), LossRuns.ofLengths(99), NOTHING);
    StreamQuality quality = CLEAN.plus(repaired).quality(null);
    assertThat(Objects.requireNonNull(quality.residual()).lossRatio())
        .isCloseTo(0.099, within(1e-12));
    assertThat(Objects.requireNonNull(quality.heard()).source())
        .isEqualTo(HeardLoss.Source.CONCEALMENT);
  }

  @Test
  void secondsBeforeTheFirstCopyStayLostAsTheyWere() {
    Reception plain = of(500, 100, LossRuns.ofLengths(100), NOTHING);
    Reception red = new Reception(OPUS, 500L, 1L, LossRuns.ofLengths(1), LossRuns.NONE, NOTHING);
    assertThat(plain.plus(red).repairedRuns()).isEqualTo(LossRuns.ofLengths(100));
  }

  @Test
  void nothingReceivedIsUnknownAndNoQuality() {
    assertThat(of(0, 0, LossRuns.NONE, NOTHING).quality(30.0).mos()).isNull();
    assertThat(new Reception(Traits.UNKNOWN, null, null, null, null, NOTHING).quality(null).mos())
        .isNull();
  }

  @Test
  void countersThatGoDownAreNoQualityBeyondTheScale() {
    Growth down = growth(Map.of(Stat.TOTAL_SAMPLES_RECEIVED, -4e9, Stat.CONCEALED_SAMPLES, -5.0));
    Growth taken = growth(Map.of(Stat.TOTAL_SAMPLES_RECEIVED, 480.0, Stat.CONCEALED_SAMPLES, 9e9));
    assertThat(listening(of(1, -3, LossRuns.NONE, down))).isBetween(1.0, 4.5);
    assertThat(listening(of(1, 7, LossRuns.NONE, taken))).isBetween(1.0, 4.5);
  }

  @Test
  void delayLowersOnlyTheConversation() {
    StreamQuality near = CLEAN.quality(20.0);
    StreamQuality far = CLEAN.quality(600.0);
    assertThat(Objects.requireNonNull(far.mos()).lq())
        .isEqualTo(Objects.requireNonNull(near.mos()).lq());
    assertThat(far.mos().cq()).isLessThan(Objects.requireNonNull(near.mos().cq()) - 0.3);
    assertThat(far.mouthToEarMillis()).isEqualTo(20 + 6.5 + 600 + 75);
  }

  @Test
  void itComesBackFromASnapshotAsItWas() {
    SnapshotWriter out = new SnapshotWriter();
    LOSSY.writeTo(out);
    assertThat(Reception.readFrom(new SnapshotReader(out.toByteArray()))).isEqualTo(LOSSY);
  }

  private static final Growth NOTHING = Growth.NONE;

  private static Reception of(
      long expected, long lost, @Nullable LossRuns runs, @Nullable Growth growth) {
    return new Reception(OPUS, expected, lost, runs, null, growth == null ? Growth.NONE : growth);
  }

  private static Growth played(double samples, double concealed, double bufferSeconds) {
    return growth(
        Map.of(
            Stat.TOTAL_SAMPLES_RECEIVED, samples,
            Stat.CONCEALED_SAMPLES, concealed,
            Stat.JITTER_BUFFER_DELAY_SECONDS, bufferSeconds,
            Stat.JITTER_BUFFER_EMITTED_SAMPLES, samples));
  }

  private static Growth growth(Map<Stat, Double> values) {
    return Growth.of(stat -> values.getOrDefault(stat, Double.NaN));
  }

  private static double listening(Reception reception) {
    return Objects.requireNonNull(reception.quality(null).mos()).lq();
  }
}
