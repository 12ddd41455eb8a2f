package io.earshot.media.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.loss.LossPattern;
import io.earshot.media.loss.LossRuns;
import io.earshot.media.mos.Mos;
import io.earshot.media.mos.QualityModel;
import io.earshot.media.mos.codec.AudioBandwidth;
import io.earshot.media.mos.codec.AudioPayload;
import io.earshot.media.mos.emodel.DelaySensitivity;
import io.earshot.media.mos.emodel.MosScale;
import io.earshot.media.red.Concealment;
import io.earshot.media.red.FecWeight;
import io.earshot.media.red.HeardLoss;
import io.earshot.media.red.HeardLoss.Source;
import io.earshot.media.red.RedDistances;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Counters of recorded calls, from their SOURCE.md and reference.json; ratings of an independent
 * script (mos_reference.py).
 */
class StreamQualityTest {

  /** What the listener of the recorded LiveKit call got of the translation. */
  private static final LossRuns TRANSLATION_RUNS = runs(Map.of(1, 22, 2, 8, 3, 3, 6, 1));

  private static final ReceivedAudio TRANSLATION =
      ReceivedAudio.UNKNOWN
          .withPayload(opus(30_000))
          .withPacketMillis(20.0)
          .withPackets(PacketCounts.of(4740, 53).withRuns(TRANSLATION_RUNS))
          .withRedundancy(RedDistances.ofDepth(1))
          .withJitterBufferMillis(45.7)
          .withOneWayMillis(35.1);

  private static final Concealment HEARD = new Concealment(18_279, 3_720, 17, 4_549_440, 960);

  @ParameterizedTest
  @CsvSource({
    "0, 53, 119.2078837, 4.0444658, 4.0444656",
    "1, 19, 126.3507601, 4.2098199, 4.2098198",
    "2, 7, 129.0230227, 4.2638782, 4.2638781"
  })
  void redundancyLeavesWhatTheRunsSay(int depth, int left, double r, double lq, double cq) {
    StreamQuality quality =
        StreamQuality.of(TRANSLATION.withRedundancy(RedDistances.ofDepth(depth)));
    assertThat(residual(quality).lossRatio()).isEqualTo(left / 4740.0);
    assertThat(packets(quality).lossRatio()).isEqualTo(53 / 4740.0);
    assertThat(packets(quality).burstRatio())
        .isCloseTo(53 / 34.0 * (1 - 53 / 4740.0), within(1e-12));
    assertThat(heard(quality).source()).isEqualTo(Source.PACKETS);
    assertThat(mos(quality).r()).isCloseTo(r, within(1e-6));
    assertThat(mos(quality).lq()).isCloseTo(lq, within(1e-6));
    assertThat(mos(quality).cq()).isCloseTo(cq, within(1e-6));
    assertThat(mos(quality).mosFb()).isEqualTo(mos(quality).lq());
  }

  /**
   * Two independent sources: 19 packets left of the runs, 18,279 samples made up by the browser.
   */
  @Test
  void whatTheRunsLeaveIsWhatTheReceiverConcealed() {
    StreamQuality counted = StreamQuality.of(TRANSLATION);
    double concealedRatio = 18_279 / 4_549_440.0;
    assertThat(residual(counted).lossRatio()).isCloseTo(concealedRatio, within(1e-5));
  }

  @Test
  void concealmentIsTakenAloneAndFirst() {
    StreamQuality quality = StreamQuality.of(TRANSLATION.withConcealment(HEARD));
    assertThat(heard(quality).source()).isEqualTo(Source.CONCEALMENT);
    assertThat(heard(quality).pattern().lossRatio()).isEqualTo((18_279 - 3_720) / 4_549_440.0);
    assertThat(mos(quality).r()).isCloseTo(127.2327098, within(1e-6));
    assertThat(residual(quality)).isEqualTo(residual(StreamQuality.of(TRANSLATION)));
  }

  /** Everything that concealment already holds may be as bad as it wants. */
  @Test
  void nothingIsAddedToConcealment() {
    StreamQuality alone =
        StreamQuality.of(ReceivedAudio.UNKNOWN.withPayload(opus(30_000)).withConcealment(HEARD));
    StreamQuality withAll =
        StreamQuality.of(
            TRANSLATION
                .withConcealment(HEARD)
                .withRedundancy(RedDistances.NONE)
                .withPackets(
                    PacketCounts.of(4740, 2000)
                        .withRuns(LossRuns.ofLengths(2000))
                        .withDiscardedPackets(2000L)));
    assertThat(mos(withAll).lq()).isEqualTo(mos(alone).lq());
  }

  @Test
  void aReceiverThatPlayedNothingLeavesItToThePackets() {
    StreamQuality quality =
        StreamQuality.of(TRANSLATION.withConcealment(new Concealment(0, 0, 0, 0, 960)));
    assertThat(heard(quality).source()).isEqualTo(Source.PACKETS);
  }

  /** vc-red-clean: 3005 of 3024 packets discarded, and none of them was lost or late. */
  @Test
  void unusedCopiesAreNoLatePackets() {
    ReceivedAudio clean =
        ReceivedAudio.UNKNOWN
            .withPayload(opus(29_000))
            .withPackets(
                PacketCounts.of(3024, 0).withRuns(LossRuns.NONE).withDiscardedPackets(3005L))
            .withJitterBufferMillis(15.0);
    // The buffer is too short for the copy; its discards are no loss all the same.
    assertThat(heardRatio(clean.withRedundancy(RedDistances.ofDepth(1)))).isZero();
    assertThat(heardRatio(clean.withRedundancy(null))).isZero();
    assertThat(
            heardRatio(
                clean.withPayload(AudioPayload.of("audio/red")).withRedundancy(RedDistances.NONE)))
        .isZero();
    assertThat(heardRatio(clean.withRedundancy(RedDistances.NONE))).isEqualTo(3005 / 3024.0);
  }

  /** RFC 3611 §4.7.1: 5 % lost and a tenth of the rest late are 14.5 %. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void latePacketsAreHeardAsLost(boolean withRuns) {
    PacketCounts counts = PacketCounts.of(1000, 50).withDiscardedPackets(95L);
    int[] single = Collections.nCopies(50, 1).stream().mapToInt(i -> i).toArray();
    ReceivedAudio audio =
        ReceivedAudio.UNKNOWN
            .withPackets(withRuns ? counts.withRuns(LossRuns.ofLengths(single)) : counts)
            .withRedundancy(RedDistances.NONE);
    assertThat(heardRatio(audio)).isCloseTo(0.145, within(1e-12));
    assertThat(residual(StreamQuality.of(audio)).lossRatio()).isEqualTo(0.05);
  }

  @ParameterizedTest
  @CsvSource({"19.9, 0, 53", "20, 1, 19", "39.9, 1, 19", "40, 2, 7", "1000, 2, 7"})
  void aCopyThatComesAfterItsFrameWasDueRepairsNothing(
      double bufferMillis, int copies, int leftPackets) {
    StreamQuality quality =
        StreamQuality.of(
            TRANSLATION
                .withRedundancy(RedDistances.ofDepth(2))
                .withJitterBufferMillis(bufferMillis));
    assertThat(quality.repairing()).isEqualTo(RedDistances.ofDepth(copies));
    assertThat(residual(quality).lossRatio()).isEqualTo(leftPackets / 4740.0);
  }

  @Test
  void longerPacketsNeedLongerBuffers() {
    assertThat(StreamQuality.of(TRANSLATION.withPacketMillis(60.0)).repairing())
        .isEqualTo(RedDistances.NONE);
  }

  @Test
  void anUnknownBufferIsSaidAndTakenAsLongEnough() {
    StreamQuality quality = StreamQuality.of(TRANSLATION.withJitterBufferMillis(null));
    assertThat(quality.repairing()).isEqualTo(RedDistances.ofDepth(1));
    assertThat(quality.basis()).endsWith("; jitter buffer unknown, every copy taken as in time");
    assertThat(quality.mouthToEarMillis()).isNull();
    assertThat(mos(quality).cq()).isNull();
  }

  /** From the sequence: what a copy two packets back leaves is not in the runs of packets. */
  @Test
  void followedFramesWinOverRuns() {
    PacketCounts counts =
        Objects.requireNonNull(TRANSLATION.packets()).withRepairedRuns(LossRuns.ofLengths(3, 1));
    StreamQuality quality =
        StreamQuality.of(TRANSLATION.withPackets(counts).withRedundancy(RedDistances.of(2)));
    assertThat(residual(quality)).isEqualTo(LossPattern.ofCounts(4, 2, 4740));
    assertThat(quality.basis()).doesNotContain("taken");
  }

  @Test
  void aHoleInTheDistancesIsSaidWhereOnlyRunsAreKnown() {
    StreamQuality quality =
        StreamQuality.of(
            TRANSLATION.withRedundancy(RedDistances.of(2)).withJitterBufferMillis(60.0));
    assertThat(residual(quality).lossRatio()).isEqualTo(7 / 4740.0);
    assertThat(quality.basis()).contains("copies at {2} taken to end every run");
  }

  @Test
  void theExampleOfTheDocumentationIsTrue() {
    ReceivedAudio uplink =
        ReceivedAudio.UNKNOWN
            .withPayload(opus(29_000))
            .withPackets(PacketCounts.of(3006, 138))
            .withRedundancy(RedDistances.NONE);
    assertThat(mos(StreamQuality.of(uplink)).lq()).isCloseTo(3.3317473, within(1e-6));
    StreamQuality repaired = StreamQuality.of(uplink.withRedundancy(RedDistances.ofDepth(1)));
    assertThat(mos(repaired).lq()).isCloseTo(4.2404948, within(1e-6));
  }

  /** p^(K+1): one of twenty, and the packet with the copy, too. */
  @Test
  void ratiosWithoutRunsAreTakenAsRandom() {
    ReceivedAudio reported =
        TRANSLATION.withPackets(PacketCounts.of(1000, 50)).withJitterBufferMillis(100.0);
    StreamQuality quality = StreamQuality.of(reported);
    assertThat(heard(quality).source()).isEqualTo(Source.REPORT);
    assertThat(residual(quality).lossRatio()).isCloseTo(0.0025, within(1e-12));
    assertThat(quality.basis()).contains("loss from report; runs unknown, loss taken as random");
    assertThat(heardRatio(reported.withRedundancy(RedDistances.of(3))))
        .isCloseTo(0.0025, within(1e-12));
  }

  /** 282 of 3006 in runs {1:233, 2:23, 3:1}: FEC brings back the last frame of each, at 25 %. */
  @Test
  void inBandFecTakesItsShareOfEveryRun() {
    ReceivedAudio call =
        ReceivedAudio.UNKNOWN
            .withPackets(PacketCounts.of(3006, 282).withRuns(runs(Map.of(1, 233, 2, 23, 3, 1))))
            .withRedundancy(RedDistances.NONE);
    assertThat(heardRatio(call)).isEqualTo(282 / 3006.0);
    assertThat(heardRatio(call.withFec(FecWeight.USUAL)))
        .isCloseTo((25 + 0.25 * 257) / 3006, within(1e-12));
    assertThat(residual(StreamQuality.of(call.withFec(FecWeight.USUAL))).lossRatio())
        .isEqualTo(282 / 3006.0);
  }

  /** The histogram tells runs of up to 8 apart; FEC is one copy more. */
  @Test
  void moreCopiesThanRunsTellApartRepairWhatTheyTell() {
    ReceivedAudio deep =
        ReceivedAudio.UNKNOWN
            .withPackets(PacketCounts.of(1000, 20).withRuns(LossRuns.ofLengths(20)))
            .withRedundancy(RedDistances.ofDepth(20));
    assertThat(heardRatio(deep)).isEqualTo(0.012);
    assertThat(heardRatio(deep.withFec(FecWeight.USUAL))).isCloseTo(0.01225, within(1e-12));
  }

  /** Marks and buffer of the speaker's own sound; its tones say 86 to 121 ms, half of them 108. */
  @Test
  void mouthToEarIsTheSumOfItsParts() {
    StreamQuality source =
        StreamQuality.of(TRANSLATION.withOneWayMillis(35.1).withJitterBufferMillis(50.2));
    assertThat(source.mouthToEarMillis()).isCloseTo(20 + 6.5 + 35.1 + 50.2, within(1e-9));
    assertThat(source.mouthToEarMillis()).isBetween(86.0, 121.0);
    assertThat(
            StreamQuality.of(TRANSLATION.withPayload(AudioPayload.of("PCMU"))).mouthToEarMillis())
        .isCloseTo(20 + 35.1 + 45.7, within(1e-9));
    assertThat(StreamQuality.of(TRANSLATION.withPayload(null)).mouthToEarMillis())
        .isCloseTo(20 + 35.1 + 45.7, within(1e-9));
  }

  @Test
  void withoutTheWayOrTheBufferTheConversationIsUnknown() {
    assertThat(mos(StreamQuality.of(TRANSLATION.withOneWayMillis(null))).cq()).isNull();
    assertThat(mos(StreamQuality.of(TRANSLATION.withJitterBufferMillis(null))).cq()).isNull();
  }

  @Test
  void listenersMindDelayLess() {
    ReceivedAudio far = TRANSLATION.withOneWayMillis(250.0);
    Mos listener = mos(StreamQuality.of(far, QualityModel.of(DelaySensitivity.LOW)));
    assertThat(listener.cq()).isGreaterThan(mos(StreamQuality.of(far)).cq());
    assertThat(listener.lq()).isEqualTo(mos(StreamQuality.of(far)).lq());
  }

  @Test
  void anUnknownLossIsNoGoodQuality() {
    StreamQuality quality = StreamQuality.of(TRANSLATION.withPackets(null));
    assertThat(quality.mos()).isNull();
    assertThat(quality.heard()).isNull();
    assertThat(quality.packets()).isNull();
    assertThat(quality.residual()).isNull();
    assertThat(quality.basis()).isEqualTo("loss unknown");
    assertThat(StreamQuality.of(TRANSLATION.withPackets(PacketCounts.of(0, 0))).mos()).isNull();
  }

  @Test
  void anUnratedCodecHasALossAndNoMos() {
    StreamQuality quality = StreamQuality.of(TRANSLATION.withPayload(AudioPayload.of("video/VP8")));
    assertThat(quality.mos()).isNull();
    assertThat(residual(quality).lossRatio()).isEqualTo(19 / 4740.0);
  }

  @Test
  void theBasisSaysModelTableAndSources() {
    assertThat(StreamQuality.of(TRANSLATION).basis())
        .isEqualTo(
            "G.107.2, Opus SWB VBR of ACM TOMM 17(4):133; SWB by bitrate;" + " loss from packets");
    AudioPayload seen = opus(12_000).withBandwidth(AudioBandwidth.WIDE);
    StreamQuality quality =
        StreamQuality.of(TRANSLATION.withPayload(seen).withPacketMillis(null).withRedundancy(null));
    assertThat(quality.basis())
        .isEqualTo(
            "G.107.1, Opus WB VBR of ACM TOMM 17(4):133; WB seen; loss from packets;"
                + " redundancy unknown, none taken; packet time unknown, 20 ms taken");
    assertThat(mos(quality).scale()).isEqualTo(MosScale.WIDEBAND);
    assertThat(mos(quality).mosFb()).isLessThan(mos(quality).lq());
    assertThat(StreamQuality.of(TRANSLATION.withConcealment(HEARD)).basis())
        .endsWith("; loss from concealment");
  }

  /** Of windows with different codecs the rating decides, not the MOS of different scales. */
  @Test
  void theWorstWindowIsFoundByItsRating() {
    ReceivedAudio clean =
        ReceivedAudio.UNKNOWN.withPackets(PacketCounts.of(500, 0).withRuns(LossRuns.NONE));
    Mos telephone = mos(StreamQuality.of(clean.withPayload(AudioPayload.of("PCMU"))));
    Mos wide = mos(StreamQuality.of(clean.withPayload(opus(30_000))));
    assertThat(telephone.lq()).isGreaterThan(wide.lq());
    assertThat(telephone.worse(wide)).isSameAs(telephone);
    assertThat(wide.worse(telephone)).isSameAs(telephone);
    assertThat(wide.worse(wide)).isSameAs(wide);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void delaysAreNumbersFromZero(double millis) {
    assertThatThrownBy(() -> TRANSLATION.withJitterBufferMillis(millis))
        .hasMessage("jitterBufferMillis=" + millis + " not a finite number >= 0");
    assertThatThrownBy(() -> TRANSLATION.withOneWayMillis(millis))
        .hasMessage("oneWayMillis=" + millis + " not a finite number >= 0");
    assertThatThrownBy(() -> TRANSLATION.withPacketMillis(millis))
        .hasMessage("packetMillis=" + millis + " not a finite number > 0");
    assertThatThrownBy(() -> TRANSLATION.withPacketMillis(0.0))
        .hasMessage("packetMillis=0.0 not a finite number > 0");
    assertThatThrownBy(() -> PacketCounts.of(-1, 0)).hasMessage("expectedPackets=-1 < 0");
  }

  private static AudioPayload opus(double bitsPerSecond) {
    return AudioPayload.of("audio/opus").withBitsPerSecond(bitsPerSecond);
  }

  private static LossRuns runs(Map<Integer, Integer> countByLength) {
    return LossRuns.ofLengths(
        countByLength.entrySet().stream()
            .flatMap(each -> Collections.nCopies(each.getValue(), each.getKey()).stream())
            .mapToInt(Integer::intValue)
            .toArray());
  }

  private static double heardRatio(ReceivedAudio audio) {
    return heard(StreamQuality.of(audio)).pattern().lossRatio();
  }

  private static Mos mos(StreamQuality quality) {
    return present(quality.mos());
  }

  private static HeardLoss heard(StreamQuality quality) {
    return present(quality.heard());
  }

  private static LossPattern packets(StreamQuality quality) {
    return present(quality.packets());
  }

  private static LossPattern residual(StreamQuality quality) {
    return present(quality.residual());
  }

  private static <T> T present(@Nullable T value) {
    return Objects.requireNonNull(value);
  }
}
