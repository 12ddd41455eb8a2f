package io.earshot.media.mos.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpusTocTest {

  /** RFC 6716 Table 2. */
  @ParameterizedTest
  @CsvSource({
    "0, 3, NARROW",
    "4, 7, MEDIUM",
    "8, 11, WIDE",
    "12, 13, SUPER_WIDE",
    "14, 15, FULL",
    "16, 19, NARROW",
    "20, 23, WIDE",
    "24, 27, SUPER_WIDE",
    "28, 31, FULL"
  })
  void everyConfigurationHasTheBandwidthOfTable2(int from, int to, AudioBandwidth bandwidth) {
    for (int config = from; config <= to; config++) {
      for (int stereoAndCount = 0; stereoAndCount < 8; stereoAndCount++) {
        byte toc = (byte) (config << 3 | stereoAndCount);
        assertThat(OpusToc.bandwidth(toc)).as("configuration %s", config).isEqualTo(bandwidth);
      }
    }
  }

  /** RFC 7587 §6.1, maxplaybackrate: 8000, 12000, 16000, 24000 and 48000 stand for the bands. */
  @ParameterizedTest
  @CsvSource({
    "1, NARROW",
    "8000, NARROW",
    "12000, MEDIUM",
    "15999, MEDIUM",
    "16000, WIDE",
    "24000, SUPER_WIDE",
    "44100, SUPER_WIDE",
    "48000, FULL",
    "96000, FULL"
  })
  void aSampleRateCarriesTheBandsBelowIt(int sampleRateHertz, AudioBandwidth bandwidth) {
    assertThat(AudioBandwidth.ofSampleRateHertz(sampleRateHertz)).isEqualTo(bandwidth);
  }

  @Test
  void bandsAreLabeledAsInTheRfc() {
    assertThat(AudioBandwidth.values())
        .extracting(AudioBandwidth::label)
        .containsExactly("NB", "MB", "WB", "SWB", "FB");
  }
}
