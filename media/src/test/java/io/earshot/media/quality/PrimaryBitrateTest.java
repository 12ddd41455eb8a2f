package io.earshot.media.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.red.RedDistances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrimaryBitrateTest {

  /** Frames of 72 bytes every 20 ms are 28,800 bit/s; RFC 2198 adds 5 bytes and 72 for a copy. */
  @ParameterizedTest
  @CsvSource({"72, 0, 72", "149, 1, 72", "225, 2, 72", "31, 3, 4.5"})
  void headersAndCopiesAreTakenOff(double packetBytes, int copies, double frameBytes) {
    assertThat(PrimaryBitrate.bitsPerSecond(packetBytes * 8 * 50, RedDistances.ofDepth(copies), 20))
        .isCloseTo(frameBytes * 8 * 50, within(1e-9));
  }

  /** The recorded vc-red-clean against vc-opus-clean, the same sound: 59,568 and 28,840 bit/s. */
  @Test
  void aRecordedCallHasTheBitrateOfItsTwinWithoutCopies() {
    assertThat(PrimaryBitrate.bitsPerSecond(59_568, RedDistances.ofDepth(1), 20))
        .isCloseTo(28_840, within(100.0));
  }

  @Test
  void whereNoFrameFitsNothingIsKnown() {
    assertThat(PrimaryBitrate.bitsPerSecond(2_000, RedDistances.ofDepth(1), 20)).isNull();
    assertThat(PrimaryBitrate.bitsPerSecond(0, RedDistances.NONE, 20)).isNull();
  }
}
