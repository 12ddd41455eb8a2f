package io.earshot.media.finding;

import static io.earshot.media.finding.Facts.CLEAN;
import static io.earshot.media.finding.Facts.call;
import static io.earshot.media.finding.Facts.downlink;
import static io.earshot.media.finding.Facts.found;
import static io.earshot.media.finding.Facts.runs;
import static io.earshot.media.finding.Facts.uplink;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.media.clock.BudgetVerdict;
import io.earshot.media.finding.StreamFacts.Lost;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTest {

  /** The recorded LiveKit call: counts of its reference.json, levels of its getStats. */
  @Test
  void theRecordedCallSufferedOnTheListenersDownlinkAndInItsBuffer() {
    StreamFacts source =
        downlink("listener", "speaker", 4612, 74, 53L, new LossStretch(39, 61, 1099, 53))
            .withRuns(runs(44, 7, 3, 0, 0, 0, 1))
            .withBuffer(new BufferLevel(42.329, 60.6, 68.2, 60));
    StreamFacts translation =
        downlink("listener", "worker", 4740, 53, 53L, new LossStretch(39, 61, 1099, 53))
            .withBuffer(new BufferLevel(41.5, 49.1, 60, 59));
    StreamFacts uplink =
        StreamFacts.of("speaker/out/1", "speaker", "sfu", "uplink")
            .withLost(new Lost(4613, 21, 21L))
            .withStretches(List.of(new LossStretch(68, 84, 800, 21)));
    StreamFacts worker =
        StreamFacts.of("worker/in/1", "worker", "speaker", "sfu_worker")
            .withLost(new Lost(4614, 21, 0L))
            .withBuffer(new BufferLevel(37.6, 59.9, 64.8, 84));
    Finding finding = found(source, translation, uplink, worker);
    assertThat(finding.sentence())
        .isEqualTo(
            "listener's downlink from speaker lost 53 of 4612 packets in bursts (4.8 % from 39 s to"
                + " 61 s) and listener's downlink from worker 53 of 4740; listener's jitter buffer"
                + " for speaker stayed at 60.6 ms from 60 s on, 42.3 ms before.");
    assertThat(finding.cause()).isEqualTo(Cause.LOSS);
    assertThat(finding.leg()).isEqualTo("downlink");
    assertThat(finding.participant()).isEqualTo("listener");
    assertThat(finding.evidence())
        .contains(
            new Evidence("listener/in/speaker", "ownLegLostPackets", 53),
            new Evidence("listener/in/speaker", "lostPackets", 74),
            new Evidence("listener/in/speaker", "jitterBufferBeforeMillis", 42.329),
            new Evidence("listener/in/speaker", "sinceSecond", 60))
        .noneMatch(each -> each.subject().startsWith("worker/"));
  }

  @Test
  void aCleanCallHasNothingToSay() {
    HopFacts kept = new HopFacts("uplink", "carol", "sfu", 11.2, 2.0, 50.0, BudgetVerdict.PASS);
    HopFacts unlimited = new HopFacts("media", "carol", "bob", 900.0, 0.1, null, null);
    HopFacts unmeasured =
        new HopFacts("uplink", "bob", "sfu", null, null, 50.0, BudgetVerdict.UNDECIDED);
    HopFacts unjudged = new HopFacts("uplink", "dave", "sfu", 70.0, null, 50.0, null);
    CallFacts call =
        new CallFacts(
            List.of(CLEAN),
            List.of(kept, unlimited, unmeasured, unjudged),
            List.of(new StageFacts("TTS_FIRST", 200)));
    assertThat(Finding.of(call)).isNull();
    assertThat(Finding.of(new CallFacts(List.of(), List.of(), List.of()))).isNull();
  }

  @Test
  void capturesWithoutSignallingNameTheirStreams() {
    StreamFacts stream =
        StreamFacts.of("0x1234", null, null, "unknown")
            .withLost(new Lost(1000, 50, null))
            .withBuffer(new BufferLevel(20, 80, 80, 30));
    Finding finding = found(stream);
    assertThat(finding.sentence())
        .isEqualTo(
            "stream 0x1234 lost 50 of 1000 packets; the jitter buffer of stream 0x1234 stayed at"
                + " 80 ms from 30 s on, 20 ms before.");
    assertThat(finding.participant()).isNull();
  }

  @Test
  void aHopOverItsBudgetIsNamedWithItsBound() {
    HopFacts late = new HopFacts("uplink", "bob", "sfu", 61.251, 2.0, 50.0, BudgetVerdict.FAIL);
    Finding finding = hopFound(late);
    assertThat(finding.sentence())
        .isEqualTo("uplink from bob to sfu took 61.3 ± 2 ms at p95, over its budget of 50 ms.");
    assertThat(finding.cause()).isEqualTo(Cause.DELAY);
    assertThat(finding.leg()).isEqualTo("uplink");
    assertThat(finding.participant()).isEqualTo("bob");
    assertThat(finding.evidence())
        .containsExactly(
            new Evidence("uplink bob sfu", "delayMillis.p95", 61.251),
            new Evidence("uplink bob sfu", "boundMillis.p95", 2),
            new Evidence("uplink bob sfu", "budgetMillis", 50));
  }

  @Test
  void aSumOfHopsIsNamedOnlyWhereNoHopIsLate() {
    HopFacts total = new HopFacts("total", "a", "b", 900.0, null, 555.0, BudgetVerdict.FAIL);
    HopFacts leg = new HopFacts("sfu_worker", "sfu", "worker", 6.0, null, 5.0, BudgetVerdict.FAIL);
    assertThat(hopFound(total).sentence())
        .isEqualTo("total from a to b took 900 ms at p95, over its budget of 555 ms.");
    Finding both = hopFound(total, leg);
    assertThat(both.sentence())
        .isEqualTo("sfu worker from sfu to worker took 6 ms at p95, over its budget of 5 ms.");
    assertThat(both.participant()).isEqualTo("worker");
  }

  @Test
  void aLateWorkerIsNamedWithItsLongestStage() {
    HopFacts worker =
        new HopFacts("worker", "worker", "worker", 512.04, null, 450.0, BudgetVerdict.FAIL);
    List<StageFacts> stages =
        List.of(
            new StageFacts("MT_FIRST", 90),
            new StageFacts("TTS_FIRST", 210.5),
            new StageFacts("STT_FINAL", 190));
    Finding finding =
        Objects.requireNonNull(Finding.of(new CallFacts(List.of(CLEAN), List.of(worker), stages)));
    assertThat(finding.sentence())
        .isEqualTo(
            "worker took 512 ms at p95, over its budget of 450 ms, longest in TTS_FIRST with 210.5"
                + " ms.");
    assertThat(finding.cause()).isEqualTo(Cause.WORKER_STAGE);
    assertThat(finding.evidence())
        .extracting(Evidence::subject)
        .containsExactly(
            "worker worker worker", "worker worker worker", "TTS_FIRST", "STT_FINAL", "MT_FIRST");
    assertThat(hopFound(worker).cause()).isEqualTo(Cause.DELAY);
  }

  @Test
  void doubtIsSaidOnlyWhereNothingIsCertain() {
    HopFacts near = new HopFacts("uplink", "a", "sfu", 45.0, 12.0, 50.0, BudgetVerdict.UNDECIDED);
    HopFacts far = new HopFacts("uplink", "b", "sfu", 40.0, 12.0, 50.0, BudgetVerdict.UNDECIDED);
    Finding doubt = hopFound(far, near);
    assertThat(doubt.sentence())
        .isEqualTo(
            "the clocks leave undecided whether uplink from a to sfu kept its budget of 50 ms:"
                + " 45 ± 12 ms at p95.");
    assertThat(doubt.cause()).isEqualTo(Cause.CLOCK_DOUBT);
    Finding loss =
        Objects.requireNonNull(
            Finding.of(
                new CallFacts(List.of(uplink("c", 1000, 50)), List.of(near, far), List.of())));
    assertThat(loss.sentence()).isEqualTo("c's uplink lost 50 of 1000 packets.");
  }

  /** Recorded clean calls rise by 10 ms and stay, the impaired one by 18. */
  @ParameterizedTest
  @CsvSource({"30, 40, false", "20, 34.9, false", "20, 35, true", "60, 46, false"})
  void aBufferThatRoseAndStayedIsFound(double before, double after, boolean isFound) {
    StreamFacts stream = CLEAN.withBuffer(new BufferLevel(before, after, 99, 31));
    Finding finding = Finding.of(call(stream));
    assertThat(finding != null).isEqualTo(isFound);
    if (finding != null) {
      assertThat(finding.sentence())
          .isEqualTo("carol's jitter buffer for alice stayed at 35 ms from 31 s on, 20 ms before.");
      assertThat(finding.cause()).isEqualTo(Cause.BUFFER);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.05, 0, false",
    "0.051, 0, true",
    "0.071, 107, false",
    "0.071, 106, true",
    "NaN, 0, false"
  })
  void soundMadeUpWithoutLossCameTooLateForTheBuffer(double concealed, long lost, boolean isFound) {
    StreamFacts stream = CLEAN.withLost(new Lost(3000, lost, 0L)).withConcealedRatio(concealed);
    Finding finding = Finding.of(call(stream));
    assertThat(finding != null).isEqualTo(isFound);
    if (finding != null) {
      assertThat(finding.sentence())
          .startsWith("carol's jitter buffer for alice had nothing to play for ")
          .endsWith(" % of the sound with only " + lost + " of 3000 packets lost.");
    }
  }

  @Test
  void concealmentOfAFewPacketsSaysNothing() {
    StreamFacts unknown = CLEAN.withLost(null).withConcealedRatio(0.5);
    StreamFacts few = CLEAN.withLost(new Lost(99, 0, 0L)).withConcealedRatio(0.5);
    assertThat(Finding.of(call(unknown, few))).isNull();
  }

  /** Two things over their limits: the worse one first. */
  @Test
  void somethingElseThatIsOverItsLimitIsTheSecondHalf() {
    HopFacts late = new HopFacts("uplink", "a", "sfu", 60.0, null, 50.0, BudgetVerdict.FAIL);
    CallFacts lossy = new CallFacts(List.of(uplink("c", 1000, 50)), List.of(late), List.of());
    assertThat(Objects.requireNonNull(Finding.of(lossy)).sentence())
        .isEqualTo(
            "c's uplink lost 50 of 1000 packets; uplink from a to sfu took 60 ms at p95, over its"
                + " budget of 50 ms.");
    CallFacts slow = new CallFacts(List.of(uplink("c", 1000, 23)), List.of(late), List.of());
    assertThat(Objects.requireNonNull(Finding.of(slow)).sentence())
        .startsWith("uplink from a to sfu took 60 ms")
        .endsWith("; c's uplink lost 23 of 1000 packets.");
  }

  @Test
  void aBufferElsewhereIsNamedOnlyIfItIsBad() {
    StreamFacts lossy = uplink("c", 1000, 50);
    StreamFacts mild = CLEAN.withBuffer(new BufferLevel(20, 49, 50, 30));
    StreamFacts bad = CLEAN.withBuffer(new BufferLevel(20, 50, 50, 30));
    assertThat(found(lossy, mild).sentence()).isEqualTo("c's uplink lost 50 of 1000 packets.");
    assertThat(found(lossy, bad).sentence())
        .endsWith(
            "; "
                + "carol's jitter buffer for alice"
                + " stayed at 50 ms from 30 s on, 20 ms before.");
  }

  @Test
  void everyLocaleGivesTheSameSentence() {
    StreamFacts stream = uplink("c", 123_456, 12_345, new LossStretch(1000, 2000, 50_000, 5432));
    String before = found(stream).sentence();
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(found(stream).sentence())
          .isEqualTo(before)
          .isEqualTo("c's uplink lost 12345 of 123456 packets (10.9 % from 1000 s to 2000 s).");
    } finally {
      Locale.setDefault(locale);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void factsAreNumbers(double odd) {
    assertThatThrownBy(() -> new HopFacts("uplink", "a", "b", odd, null, null, null))
        .hasMessage("p95Millis=" + odd + " not a finite number");
    assertThatThrownBy(() -> new StageFacts("MT_FIRST", odd))
        .hasMessage("p95Millis=" + odd + " not a finite number");
  }

  private static Finding hopFound(HopFacts... hops) {
    return Objects.requireNonNull(
        Finding.of(new CallFacts(List.of(CLEAN), List.of(hops), List.of())));
  }
}
