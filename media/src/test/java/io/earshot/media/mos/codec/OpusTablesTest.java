package io.earshot.media.mos.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.mos.emodel.MosScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OpusTablesTest {

  /** ACM TOMM 17(4):133, 2021; rounded as in the article's companion repository @3302f2a. */
  @ParameterizedTest
  @CsvSource({
    "SUPER_WIDE, false, 14, 38.06, 16.51, FULLBAND",
    "SUPER_WIDE, false, 22, 20.223, 10.47, FULLBAND",
    "FULL, false, 40, 10.666, 9.79, FULLBAND",
    "SUPER_WIDE, true, 16, 36.881, 13.30, FULLBAND",
    "SUPER_WIDE, true, 28, 23.652, 11.67, FULLBAND",
    "FULL, true, 40, 15.898, 11.35, FULLBAND",
    "WIDE, false, 11, 28.413, 23.94, WIDEBAND",
    "WIDE, false, 13, 19.959, 19.50, WIDEBAND",
    "WIDE, true, 15, 18.063, 18.74, WIDEBAND",
    "NARROW, false, 6, 23.002, 24.56, NARROWBAND",
    "NARROW, false, 9, 11.737, 18.91, NARROWBAND",
    "NARROW, true, 11, 2.030, 15.95, NARROWBAND"
  })
  void rowsAreThoseOfTheArticle(
      AudioBandwidth bandwidth, boolean cbr, double kbps, double ie, double bpl, MosScale scale) {
    CodecImpairment found = OpusTables.at(bandwidth, cbr, 1000 * kbps);
    assertThat(found.equipment().ie()).isCloseTo(ie, within(5e-4));
    assertThat(found.equipment().bpl()).isCloseTo(bpl, within(5e-3));
    assertThat(found.scale()).isEqualTo(scale);
    assertThat(found.grounding()).isEqualTo(Grounding.LITERATURE);
  }

  /** WebRTC's usual 32 kbit/s lies a third of the way from 31 to 34. */
  @Test
  void betweenRowsItIsLinear() {
    CodecImpairment found = OpusTables.at(AudioBandwidth.FULL, false, 32_000);
    assertThat(found.equipment().ie())
        .isCloseTo(16.82867498 + (14.75893036 - 16.82867498) / 3, within(1e-9));
    assertThat(found.equipment().bpl()).isCloseTo(10.44 + (10.12 - 10.44) / 3, within(1e-9));
    assertThat(found.basis()).isEqualTo("Opus SWB VBR of ACM TOMM 17(4):133");
  }

  @Test
  void outsideTheRowsItHoldsAndSaysSo() {
    CodecImpairment above = OpusTables.at(AudioBandwidth.FULL, false, 64_000);
    assertThat(above.equipment())
        .isEqualTo(OpusTables.at(AudioBandwidth.FULL, false, 40_000).equipment());
    assertThat(above.grounding()).isEqualTo(Grounding.ASSUMED);
    assertThat(above.basis()).endsWith("; nothing published above 40.0 kbit/s");
    CodecImpairment below = OpusTables.at(AudioBandwidth.FULL, false, 6_000);
    assertThat(below.equipment())
        .isEqualTo(OpusTables.at(AudioBandwidth.FULL, false, 14_000).equipment());
    assertThat(below.basis()).endsWith("; nothing published below 14.0 kbit/s");
  }

  @Test
  void mediumbandIsTakenForWidebandAndSaysSo() {
    CodecImpairment medium = OpusTables.at(AudioBandwidth.MEDIUM, false, 12_000);
    assertThat(medium.equipment())
        .isEqualTo(OpusTables.at(AudioBandwidth.WIDE, false, 12_000).equipment());
    assertThat(medium.grounding()).isEqualTo(Grounding.ASSUMED);
    assertThat(OpusTables.at(AudioBandwidth.MEDIUM, true, 12_000).equipment())
        .isEqualTo(OpusTables.at(AudioBandwidth.WIDE, true, 12_000).equipment());
  }

  /** The article's CBR rows at 25 and 28 kbit/s are the one exception. */
  @ParameterizedTest
  @EnumSource(names = {"NARROW", "WIDE", "SUPER_WIDE"})
  void moreBitsNeverSoundWorseAtVariableBitrate(AudioBandwidth bandwidth) {
    double before = Double.MAX_VALUE;
    for (int bitsPerSecond = 4_000; bitsPerSecond < 70_000; bitsPerSecond += 100) {
      double ie = OpusTables.at(bandwidth, false, bitsPerSecond).equipment().ie();
      assertThat(ie).isLessThanOrEqualTo(before);
      before = ie;
    }
  }

  @Test
  void constantBitrateCostsQuality() {
    for (int bitsPerSecond = 16_000; bitsPerSecond <= 40_000; bitsPerSecond += 500) {
      assertThat(OpusTables.at(AudioBandwidth.FULL, true, bitsPerSecond).equipment().ie())
          .isGreaterThan(OpusTables.at(AudioBandwidth.FULL, false, bitsPerSecond).equipment().ie());
    }
  }
}
