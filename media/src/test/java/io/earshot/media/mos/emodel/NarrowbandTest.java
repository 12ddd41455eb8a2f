package io.earshot.media.mos.emodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.loss.LossPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NarrowbandTest {

  private static final Conditions DEFAULT = Conditions.of(Equipment.DEFAULT);

  /** ITU-T G.107 (06/2015) clause 7.7: R = 93.2; MOS by Annex B. */
  @Test
  void defaultsGiveTheRatingOfClause77() {
    Rating rating = fullRating(DEFAULT);
    assertThat(rating.r()).isCloseTo(93.2, within(0.01));
    assertThat(rating.mos()).isCloseTo(4.41, within(0.01));
    assertThat(Narrowband.rated(DEFAULT).r()).isEqualTo(93.2);
  }

  /** bgrewell/loom emodel.go @141b534; R also in voipmonitor/sniffer rtp.cpp @2ec3c37. */
  @Test
  void theTermsOfTheDefaultsAreThosePublished() {
    Narrowband.Full full = Narrowband.full(Line.DEFAULT, Echo.PATH, DEFAULT);
    assertThat(full.no()).isCloseTo(-61.179214, within(1e-6));
    assertThat(full.ro()).isCloseTo(94.768822, within(1e-6));
    assertThat(full.iolr()).isCloseTo(0.440178, within(1e-6));
    assertThat(full.ist()).isCloseTo(-0.000715, within(1e-6));
    assertThat(full.iq()).isCloseTo(0.974105, within(1e-6));
    assertThat(full.is()).isCloseTo(1.413568, within(1e-6));
    assertThat(full.rating().idte()).isZero();
    assertThat(full.rating().idle()).isCloseTo(0.149046, within(1e-6));
    assertThat(full.rating().r()).isCloseTo(93.2062077233, within(1e-9));
  }

  /** bgrewell/loom core/quality/emodel/emodel_test.go @141b534. */
  @ParameterizedTest
  @CsvSource({"100, 90.663730, 4.354920", "150, 89.539132, 4.327546", "250, 79.177101, 3.992519"})
  void delayWithEchoCostsWhatIsPublished(double delayMillis, double r, double mos) {
    Rating rating = fullRating(DEFAULT.withDelayMillis(delayMillis));
    assertThat(rating.r()).isCloseTo(r, within(1e-6));
    assertThat(rating.mos()).isCloseTo(mos, within(1e-6));
  }

  /** bgrewell/loom core/quality/emodel/emodel_test.go @141b534. */
  @ParameterizedTest
  @CsvSource({"0, 25.1, 0.01, 89.566361", "0, 25.1, 0.05, 77.425477", "11, 19, 0.02, 74.206208"})
  void lossCostsWhatIsPublished(double ie, double bpl, double lossRatio, double r) {
    Conditions conditions =
        Conditions.of(new Equipment(ie, bpl)).withLoss(LossPattern.random(lossRatio));
    assertThat(fullRating(conditions).r()).isCloseTo(r, within(1e-6));
  }

  /**
   * Cole and Rosenbluth, CCR 31(2), 2001, fitted delay with echo to {@code 0.024·d} below 177 ms.
   */
  @Test
  void echoedDelayFollowsThePublishedFit() {
    double lost = fullRating(DEFAULT).r() - fullRating(DEFAULT.withDelayMillis(150)).r();
    assertThat(lost).isCloseTo(0.024 * 150, within(0.1));
  }

  @Test
  void withoutEchoDelayIsFreeUpToTheThreshold() {
    assertThat(Narrowband.full(Line.DEFAULT, Echo.NONE, DEFAULT.withDelayMillis(100)).rating().r())
        .isEqualTo(fullRating(DEFAULT).r());
    assertThat(Narrowband.rated(DEFAULT.withDelayMillis(150)).r()).isCloseTo(93.04, within(0.005));
  }

  /** Eq. 7-23 and 7-24: a strong sidetone raises TERV, a weak one adds to the echo. */
  @Test
  void sidetoneMasksEchoOrAddsToIt() {
    Conditions delayed = DEFAULT.withDelayMillis(50);
    Narrowband.Full usual = Narrowband.full(Line.DEFAULT, Echo.PATH, delayed);
    Line loudSidetone = Line.DEFAULT.with(LineParameter.STMR, 5);
    Narrowband.Full loud = Narrowband.full(loudSidetone, Echo.PATH, delayed);
    assertThat(loud.ist()).isGreaterThan(usual.ist());
    Line fainterEcho = Line.DEFAULT.with(LineParameter.TELR, 65 + loud.ist() / 2);
    assertThat(loud.rating().idte())
        .isLessThan(usual.rating().idte())
        .isCloseTo(Narrowband.full(fainterEcho, Echo.PATH, delayed).rating().idte(), within(1e-9));
    Line noSidetone = Line.DEFAULT.with(LineParameter.STMR, 30);
    Narrowband.Full none = Narrowband.full(noSidetone, Echo.PATH, delayed);
    assertThat(none.rating().idte())
        .isCloseTo(Math.hypot(usual.rating().idte(), none.ist()), within(1e-9));
  }

  @Test
  void whatUsersForgiveIsAdded() {
    Line mobile = Line.DEFAULT.with(LineParameter.A, 5);
    assertThat(Narrowband.full(mobile, Echo.PATH, DEFAULT).rating().r())
        .isCloseTo(98.2062077233, within(1e-9));
  }

  /** A quieter, echo-free, finer quantized line is never rated worse. */
  @ParameterizedTest
  @EnumSource(
      value = LineParameter.class,
      names = {"NC", "NFOR", "PS", "PR", "QDU"})
  void noiseNeverImproves(LineParameter parameter) {
    double usual = fullRating(DEFAULT).r();
    Line noisier = Line.DEFAULT.with(parameter, parameter.defaultValue() + 10);
    assertThat(Narrowband.full(noisier, Echo.PATH, DEFAULT).rating().r()).isLessThan(usual);
  }

  @ParameterizedTest
  @EnumSource(
      value = LineParameter.class,
      names = {"TELR", "WEPL"})
  void weakerEchoIsBetter(LineParameter parameter) {
    Conditions delayed = DEFAULT.withDelayMillis(200);
    Line louder = Line.DEFAULT.with(parameter, parameter.defaultValue() - 30);
    assertThat(Narrowband.full(louder, Echo.PATH, delayed).rating().r())
        .isLessThan(fullRating(delayed).r());
  }

  @Test
  void linesRefuseWhatIsNoNumber() {
    assertThatThrownBy(() -> Line.DEFAULT.with(LineParameter.SLR, Double.NaN))
        .hasMessage("SLR=NaN not a finite number");
    assertThatThrownBy(() -> Line.DEFAULT.with(LineParameter.QDU, 0.5))
        .hasMessage("qdu=0.5 not a finite number >= 1.0");
  }

  /** Levels beyond every telephone overflow the power sum: refused, not rated. */
  @Test
  void aRatingIsAFiniteNumber() {
    Line absurd = Line.DEFAULT.with(LineParameter.NC, 1e5);
    assertThatThrownBy(() -> Narrowband.full(absurd, Echo.PATH, DEFAULT))
        .hasMessageMatching("r=.* not a finite number");
  }

  private static Rating fullRating(Conditions conditions) {
    return Narrowband.full(Line.DEFAULT, Echo.PATH, conditions).rating();
  }
}
