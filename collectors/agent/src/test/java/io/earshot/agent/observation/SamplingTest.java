package io.earshot.agent.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingTest {

  /** Published test vectors of FNV-1a, 32 bit (Fowler, Noll, Vo; draft-eastlake-fnv). */
  @ParameterizedTest
  @CsvSource({"'', 811c9dc5", "a, e40c292c", "foobar, bf9cf968"})
  void hashesAreThoseOfThePublishedVectors(String text, String hash) {
    assertThat(PayloadHash.of(text.getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo((int) Long.parseLong(hash, 16));
  }

  @Test
  void aPartIsHashedLikeTheSameBytesAlone() {
    byte[] red = "..foobar..".getBytes(StandardCharsets.US_ASCII);
    assertThat(PayloadHash.of(red, 2, 6)).isEqualTo((int) 0xbf9cf968L);
  }

  /** Unsigned: e40c292c is negative as an int; 3825997100 mod 8 = 4. */
  @ParameterizedTest
  @CsvSource({"4, 8, false", "5, 8, true", "1, 1, true"})
  void theDecisionIsTheUnsignedRemainder(int numerator, int denominator, boolean isKept) {
    assertThat(new Sampling(numerator, denominator).keeps((int) 0xe40c292cL)).isEqualTo(isKept);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "1, 8", "3, 10", "1, 100"})
  void theShareIsWhatWasAskedFor(int numerator, int denominator) {
    Sampling sampling = new Sampling(numerator, denominator);
    SplittableRandom lots = new SplittableRandom(7);
    byte[] payload = new byte[80];
    int kept = 0;
    int all = 50_000;
    for (int i = 0; i < all; i++) {
      lots.nextBytes(payload);
      kept += sampling.keeps(PayloadHash.of(payload)) ? 1 : 0;
    }
    assertThat((double) kept / all).isCloseTo((double) numerator / denominator, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "2, 1", "-1, 5", "1, 2000000"})
  void aShareOutsideOfZeroToOneIsRefused(int numerator, int denominator) {
    assertThatThrownBy(() -> new Sampling(numerator, denominator))
        .hasMessageContaining(numerator + "/" + denominator);
  }
}
