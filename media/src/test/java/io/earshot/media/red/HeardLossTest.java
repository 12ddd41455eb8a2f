package io.earshot.media.red;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.counter.CounterKind;
import io.earshot.media.counter.CumulativeCounter;
import io.earshot.media.loss.LossPattern;
import io.earshot.media.loss.LossRuns;
import io.earshot.media.red.HeardLoss.Repair;
import io.earshot.media.red.HeardLoss.Source;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeardLossTest {

  private static final Repair ONE_COPY =
      new Repair(RedDistances.ofDepth(1), FecWeight.NO_FEC, new LateDiscards(0, 0));

  /** The recorded LiveKit call, its SOURCE.md: 17,912 of 4,427,040 samples concealed. */
  @Test
  void concealmentIsTheShareOfSamplesMadeUp() {
    LossPattern pattern = pattern(new Concealment(17_912, 0, 10, 4_427_040, 960));
    assertThat(pattern.lossPercent()).isCloseTo(0.4046, within(5e-5));
    assertThat(pattern.burstRatio())
        .isCloseTo(1791.2 / 960 * (1 - 17_912 / 4_427_040.0), within(1e-9));
  }

  @Test
  void madeUpSilenceIsNoLoss() {
    assertThat(pattern(new Concealment(960, 960, 1, 48_000, 960))).isEqualTo(LossPattern.NONE);
    assertThat(pattern(new Concealment(1920, 960, 1, 48_000, 960)).lossPercent()).isEqualTo(2);
  }

  /** It began in the second before: the counter of events does not grow. */
  @Test
  void aRunningEventIsOneRun() {
    assertThat(pattern(new Concealment(4800, 0, 0, 48_000, 960)))
        .isEqualTo(LossPattern.ofMeanRun(0.1, 5));
  }

  @Test
  void whereNothingWasPlayedNothingIsKnown() {
    assertThat(HeardLoss.ofConcealment(new Concealment(0, 0, 0, 0, 960))).isNull();
    assertThat(HeardLoss.ofPackets(LossRuns.NONE, 0, Repair.NONE)).isNull();
    assertThat(HeardLoss.better(null, null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 3, 0, 10, 'silentConcealedSamples=3.0 outside [0, 2.0]'",
    "11, 0, 0, 10, 'concealedSamples=11.0 outside [0, 10.0]'",
    "NaN, 0, 0, 10, 'silentConcealedSamples=0.0 outside [0, NaN]'",
    "-5, 0, 0, 10, 'silentConcealedSamples=0.0 outside [0, -5.0]'",
    "1, 0, -1, 10, 'concealmentEvents=-1.0 outside [0, 1.7976931348623157E308]'",
    "1, 0, NaN, 10, 'concealmentEvents=NaN outside [0, 1.7976931348623157E308]'",
    "1, 0, 0, Infinity, 'totalSamples=Infinity outside [0, 1.7976931348623157E308]'"
  })
  void growthsThatContradictEachOtherAreRefused(
      double concealed, double silent, double events, double total, String message) {
    assertThatThrownBy(() -> new Concealment(concealed, silent, events, total, 960))
        .hasMessage(message);
  }

  @Test
  void aPacketHoldsSamples() {
    assertThatThrownBy(() -> new Concealment(0, 0, 0, 0, 0)).hasMessage("samplesPerPacket=0 < 1");
  }

  /** NetEq takes samples back, and readings of one report are not of one instant. */
  @Test
  void growthsOfCountersAreHeldWithinEachOther() {
    assertThat(Concealment.ofGrowth(960.0, 48_000.0, 480.0, 2.0, 960))
        .isEqualTo(new Concealment(960, 480, 2, 48_000, 960));
    assertThat(Concealment.ofGrowth(50_000.0, 48_000.0, 49_000.0, -1.0, 960))
        .isEqualTo(new Concealment(48_000, 48_000, 0, 48_000, 960));
    assertThat(Concealment.ofGrowth(-5.0, 48_000.0, Double.NaN, 0.0, 960))
        .isEqualTo(new Concealment(0, 0, 0, 48_000, 960));
  }

  @Test
  void unknownGrowthsAreNoConcealment() {
    assertThat(Concealment.ofGrowth(null, 48_000.0, 0.0, 0.0, 960)).isNull();
    assertThat(Concealment.ofGrowth(0.0, null, 0.0, 0.0, 960)).isNull();
    assertThat(Concealment.ofGrowth(0.0, 0.0, 0.0, 0.0, 960)).isNull();
    assertThat(Concealment.ofGrowth(0.0, Double.NaN, 0.0, 0.0, 960)).isNull();
  }

  @Test
  void withoutEventsAndSilenceEverySampleIsALonelyLoss() {
    Concealment known = Concealment.ofGrowth(4800.0, 48_000.0, null, null, 960);
    assertThat(pattern(Objects.requireNonNull(known))).isEqualTo(LossPattern.random(0.1));
  }

  /** Readings that wrap at 2^32 or start again give growths, not wild numbers. */
  @ParameterizedTest
  @CsvSource({"4294967000, 184, 480", "4294967000, 4294967480, 480", "4294967000, 50, 50"})
  void countersMayWrapOrRestart(double first, double second, double concealed) {
    CounterKind kind = second == 50 ? CounterKind.MONOTONIC : CounterKind.WRAPS_32;
    CumulativeCounter counter = CumulativeCounter.of(kind);
    counter.onReading(first);
    counter.onReading(second);
    assertThat(pattern(new Concealment(counter.lastDelta(), 0, 1, 48_000, 960)).lossRatio())
        .isEqualTo(concealed / 48_000);
  }

  @Test
  void packetsAreTakenWithTheirRedundancy() {
    HeardLoss heard =
        Objects.requireNonNull(HeardLoss.ofPackets(LossRuns.ofLengths(1, 3), 100, ONE_COPY));
    assertThat(heard.pattern()).isEqualTo(LossPattern.ofCounts(2, 1, 100));
    assertThat(heard.source()).isEqualTo(Source.PACKETS);
  }

  @Test
  void latePacketsAreLossWithoutRedundancy() {
    Repair late = new Repair(RedDistances.NONE, FecWeight.NO_FEC, new LateDiscards(9, 90));
    HeardLoss heard =
        Objects.requireNonNull(HeardLoss.ofPackets(LossRuns.ofLengths(10), 100, late));
    assertThat(heard.pattern().lossRatio()).isCloseTo(0.19, within(1e-12));
    assertThat(HeardLoss.ofReport(LossPattern.random(0.1), late).pattern().lossRatio())
        .isCloseTo(0.19, within(1e-12));
  }

  /** Last counters of the recorded call vc-red-clean, of which nothing was lost. */
  @Test
  void unusedCopiesAreNotLate() {
    Repair copies =
        new Repair(RedDistances.ofDepth(1), FecWeight.NO_FEC, new LateDiscards(3005, 3024));
    assertThat(HeardLoss.ofReport(LossPattern.NONE, copies).pattern()).isEqualTo(LossPattern.NONE);
  }

  @Test
  void aReportIsTakenAsAChain() {
    HeardLoss heard = HeardLoss.ofReport(LossPattern.random(0.1), ONE_COPY);
    assertThat(heard.pattern().lossRatio()).isCloseTo(0.01, within(1e-12));
    assertThat(heard.source()).isEqualTo(Source.REPORT);
    Repair far = new Repair(RedDistances.of(2), FecWeight.NO_FEC, new LateDiscards(0, 0));
    assertThatThrownBy(() -> HeardLoss.ofReport(LossPattern.random(0.1), far))
        .hasMessage("distances={2} not {1, ..., K}: a ratio does not tell, packets do");
  }

  /** The one loss is in all three; taking the best of them counts it once. */
  @Test
  void theBestSourceIsTakenAlone() {
    HeardLoss concealed = HeardLoss.ofConcealment(new Concealment(960, 0, 1, 48_000, 960));
    HeardLoss packets = HeardLoss.ofPackets(LossRuns.ofLengths(1), 50, Repair.NONE);
    HeardLoss report = HeardLoss.ofReport(LossPattern.random(0.02), Repair.NONE);
    assertThat(HeardLoss.better(report, concealed)).isSameAs(concealed);
    assertThat(HeardLoss.better(concealed, packets)).isSameAs(concealed);
    assertThat(HeardLoss.better(report, packets)).isSameAs(packets);
    assertThat(HeardLoss.better(null, report)).isSameAs(report);
    assertThat(HeardLoss.better(report, null)).isSameAs(report);
    assertThat(Objects.requireNonNull(concealed).pattern().lossRatio()).isEqualTo(0.02);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 11, Double.NaN, Double.POSITIVE_INFINITY})
  void noMoreIsDiscardedThanCame(double discarded) {
    assertThatThrownBy(() -> new LateDiscards(discarded, 10))
        .hasMessage("discardedPackets=" + discarded + " outside [0, 10.0]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void whatCameIsANumber(double received) {
    assertThatThrownBy(() -> new LateDiscards(0, received))
        .hasMessage("receivedPackets=" + received + " not a finite number >= 0");
  }

  private static LossPattern pattern(Concealment concealment) {
    return Objects.requireNonNull(HeardLoss.ofConcealment(concealment)).pattern();
  }
}
