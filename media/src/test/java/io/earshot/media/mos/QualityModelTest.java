package io.earshot.media.mos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.loss.LossPattern;
import io.earshot.media.mos.codec.AudioBandwidth;
import io.earshot.media.mos.codec.AudioPayload;
import io.earshot.media.mos.codec.Grounding;
import io.earshot.media.mos.emodel.DelaySensitivity;
import io.earshot.media.mos.emodel.MosScale;
import io.earshot.media.red.FecWeight;
import io.earshot.media.red.GilbertLoss;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityModelTest {

  private static final AudioPayload OPUS =
      AudioPayload.of("audio/opus").withBitsPerSecond(32_000).withBandwidth(AudioBandwidth.FULL);

  /** G.113 Appendix V with G.107.2: EVS at 48 kbit/s keeps 148 - 10.2. */
  @Test
  void aCleanPublishedCodecHasItsPublishedRating() {
    Mos mos = mos(AudioPayload.of("audio/EVS").withBitsPerSecond(48_000), LossPattern.NONE, null);
    assertThat(mos.r()).isCloseTo(137.8, within(1e-9));
    assertThat(mos.lq()).isCloseTo(4.4075, within(5e-5)).isEqualTo(mos.mosFb());
    assertThat(mos.grounding()).isEqualTo(Grounding.PUBLISHED);
    assertThat(mos.basis()).isEqualTo("G.107.2, EVS SWB of G.113 Appendix V, diotic");
  }

  /** ITU-T G.107 clause 7.7: 93.2 and 4.41; on the fullband scale R/1.48. */
  @Test
  void aCleanTelephoneCallIsGoodForATelephone() {
    Mos mos = mos(AudioPayload.of("audio/PCMU"), LossPattern.NONE, 100.0);
    assertThat(mos.scale()).isEqualTo(MosScale.NARROWBAND);
    assertThat(mos.r()).isEqualTo(93.2);
    assertThat(mos.lq()).isCloseTo(4.41, within(5e-3)).isEqualTo(mos.cq());
    assertThat(mos.mosFb()).isCloseTo(3.25, within(5e-3));
    assertThat(mos.basis()).startsWith("G.107, G.711");
  }

  @Test
  void widebandIsRatedAsWideband() {
    Mos mos =
        mos(AudioPayload.of("audio/AMR-WB").withBitsPerSecond(12_650), LossPattern.NONE, null);
    assertThat(mos.scale()).isEqualTo(MosScale.WIDEBAND);
    assertThat(mos.r()).isEqualTo(109);
    assertThat(mos.basis()).startsWith("G.107.1, AMR-WB");
  }

  /**
   * Computed by an independent script: 5 % loss of Opus at 32 kbit/s, 120 ms, with copies at
   * distance 1 to K of a Gilbert chain.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 94.1, 3.28",
    "1, 1, 129.1, 4.27",
    "1, 3, 131.9, 4.32",
    "1.5, 0, 89.5, 3.12",
    "1.5, 2, 124.6, 4.17",
    "2.5, 0, 84.9, 2.96",
    "2.5, 1, 100.8, 3.51",
    "2.5, 3, 119.1, 4.04"
  })
  void redundancyHelpsLessAgainstBursts(double burstRatio, int depth, double r, double cq) {
    LossPattern residual =
        GilbertLoss.residual(new LossPattern(0.05, burstRatio), depth, FecWeight.NO_FEC);
    Mos mos = mos(OPUS, residual, 120.0);
    assertThat(mos.r()).isCloseTo(r, within(0.06));
    assertThat(mos.cq()).isCloseTo(cq, within(0.006));
  }

  @Test
  void unknownDelayLeavesTheConversationUnknown() {
    assertThat(mos(OPUS, LossPattern.NONE, null).cq()).isNull();
    assertThat(mos(OPUS, LossPattern.NONE, 0.0).cq())
        .isEqualTo(mos(OPUS, LossPattern.NONE, 0.0).lq());
  }

  @Test
  void delayCostsTheConversationOnly() {
    Mos near = mos(OPUS, LossPattern.NONE, 50.0);
    Mos far = mos(OPUS, LossPattern.NONE, 400.0);
    assertThat(far.cq()).isLessThan(near.cq());
    assertThat(far.lq()).isEqualTo(near.lq());
    assertThat(far.r()).isEqualTo(near.r());
    assertThat(far.mosFb()).isEqualTo(near.mosFb());
  }

  @Test
  void listenersMindDelayLess() {
    Mos listener =
        Objects.requireNonNull(
            QualityModel.of(DelaySensitivity.LOW).mos(OPUS, LossPattern.NONE, 300.0));
    assertThat(listener.cq()).isGreaterThan(mos(OPUS, LossPattern.NONE, 300.0).cq());
  }

  @ParameterizedTest
  @ValueSource(strings = {"audio/opus", "audio/EVS", "audio/AMR-WB", "audio/PCMU", "audio/G729"})
  void lossAndDelayNeverImprove(String mimeType) {
    AudioPayload payload = AudioPayload.of(mimeType);
    double lqBefore = 4.5;
    for (int percent = 0; percent <= 100; percent++) {
      LossPattern random = LossPattern.random(percent / 100.0);
      Mos mos = mos(payload, random, 0.0);
      assertThat(mos.lq()).isBetween(1.0, lqBefore);
      assertThat(mos.r()).isBetween(0.0, mos.scale().bestR());
      lqBefore = mos.lq();
      double cqBefore = mos.lq();
      for (double delayMillis = 0; delayMillis < 1000; delayMillis += 50) {
        double cq = Objects.requireNonNull(mos(payload, random, delayMillis).cq());
        assertThat(cq).isBetween(1.0, cqBefore);
        cqBefore = cq;
      }
    }
  }

  /** With a limit on BurstR that falls as loss rises, this is not a matter of course. */
  @ParameterizedTest
  @ValueSource(strings = {"audio/opus", "audio/EVS", "audio/AMR-WB", "audio/PCMU", "audio/G729"})
  void moreLossNeverImprovesUnderBurstsEither(String mimeType) {
    for (double burstRatio = 1; burstRatio <= 16; burstRatio *= 2) {
      double before = 4.5;
      for (int permille = 0; permille <= 1000; permille++) {
        double lq =
            mos(AudioPayload.of(mimeType), new LossPattern(permille / 1000.0, burstRatio), null)
                .lq();
        assertThat(lq).as("%s permille", permille).isBetween(1.0, before);
        before = lq;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1.9, 2, 2.1, 5, 8, 20, 100})
  void longerBurstsNeverImprove(double percent) {
    double before = 148;
    for (double burstRatio = 1; burstRatio < 1e6; burstRatio *= 1.3) {
      double r = mos(OPUS, new LossPattern(percent / 100, burstRatio), null).r();
      assertThat(r).isBetween(0.0, before);
      before = r;
    }
  }

  /** G.107 Table 2: BurstR 1 to 8, and note 6: above 2 only below 2 % loss. */
  @ParameterizedTest
  @CsvSource({"1, 8", "2, 8", "4, 4", "8, 2", "20, 2"})
  void burstinessIsTakenAsFarAsTheRecommendationGoes(double percent, double most) {
    double limited = mos(OPUS, new LossPattern(percent / 100, most), null).r();
    assertThat(mos(OPUS, new LossPattern(percent / 100, 1e300), null).r()).isEqualTo(limited);
    assertThat(mos(OPUS, new LossPattern(percent / 100, most - 0.1), null).r())
        .isGreaterThan(limited);
  }

  @Test
  void moreBitsNeverSoundWorse() {
    double before = 0;
    for (int bitsPerSecond = 14_000; bitsPerSecond <= 64_000; bitsPerSecond += 500) {
      double r = mos(OPUS.withBitsPerSecond(bitsPerSecond), LossPattern.NONE, null).r();
      assertThat(r).isGreaterThanOrEqualTo(before);
      before = r;
    }
  }

  @Test
  void theWorstIsZeroAndOne() {
    Mos worst = mos(AudioPayload.of("audio/PCMU"), LossPattern.random(1), 1e9);
    assertThat(worst.r()).isGreaterThanOrEqualTo(0);
    assertThat(worst.cq()).isEqualTo(1);
    Mos telephone = mos(AudioPayload.of("audio/GSM-HR-08"), new LossPattern(1, 2), null);
    assertThat(telephone.r()).isZero();
    assertThat(telephone.lq()).isEqualTo(1);
  }

  @Test
  void whatNobodyHasRatedIsUnknown() {
    assertThat(
            QualityModel.CONVERSATION.mos(
                AudioPayload.of("audio/telephone-event"), LossPattern.NONE, 50.0))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void aDelayThatIsNoneIsRefused(double mouthToEarMillis) {
    assertThatThrownBy(() -> mos(OPUS, LossPattern.NONE, mouthToEarMillis))
        .hasMessage("mouthToEarMillis=" + mouthToEarMillis + " not a finite number >= 0.0");
  }

  private static Mos mos(
      AudioPayload payload, LossPattern residual, @Nullable Double mouthToEarMillis) {
    return Objects.requireNonNull(
        QualityModel.CONVERSATION.mos(payload, residual, mouthToEarMillis));
  }
}
