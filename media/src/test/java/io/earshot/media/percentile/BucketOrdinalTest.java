package io.earshot.media.percentile;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.PackedHistogram;
import org.junit.jupiter.api.Test;

class BucketOrdinalTest {

  private static final PackedHistogram HDR = new PackedHistogram(1, DelayHistogram.MAX_MICROS, 3);

  @Test
  void everyBucketOfHdrHistogramHasTheNextOrdinal() {
    int ordinal = 0;
    for (long value = 0;
        value <= DelayHistogram.MAX_MICROS;
        value = HDR.nextNonEquivalentValue(value)) {
      assertThat(BucketOrdinal.of(value)).isEqualTo(ordinal);
      assertThat(BucketOrdinal.of(HDR.highestEquivalentValue(value))).isEqualTo(ordinal);
      assertThat(BucketOrdinal.innermostValue(ordinal)).isEqualTo(value);
      assertThat(BucketOrdinal.of(-value)).isEqualTo(-ordinal);
      assertThat(BucketOrdinal.innermostValue(-ordinal)).isEqualTo(-value);
      ordinal++;
    }
    assertThat(ordinal).isGreaterThan(20_000);
  }
}
