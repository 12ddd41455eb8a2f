package io.earshot.media.percentile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.media.snapshot.RoundTrip;
import io.earshot.media.snapshot.SnapshotFormatException;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HistogramSnapshotTest {

  @Test
  void theBytesAreFixed() {
    DelayHistogram histogram = new DelayHistogram();
    assertThat(hex(histogram)).isEqualTo("00");
    histogram.recordMicros(64);
    histogram.recordMicros(-1);
    // count, overflow, sum 63, min -1, range 65, then -1 and +65.
    assertThat(hex(histogram)).isEqualTo("02007e0141" + "018201");
  }

  @Test
  void manyValuesTakeAboutTwoBytesEach() {
    SplittableRandom random = new SplittableRandom(3);
    DelayHistogram histogram = new DelayHistogram();
    for (int i = 0; i < 100_000; i++) {
      histogram.recordMicros(20_000 + random.nextInt(40_000));
    }
    assertThat(RoundTrip.bytesOf(histogram, DelayHistogram::writeTo)).hasSizeLessThan(4000);
  }

  @Test
  void aValueBeyondTheRangeIsRefused() {
    assertRefused(header(1, 0).signed(3_600_000_001L), "valueMicros=3600000001 beyond");
    assertRefused(header(1, 0).signed(-3_600_000_001L), "valueMicros=-3600000001 beyond");
  }

  @Test
  void countsThatDoNotAddUpAreRefused() {
    assertRefused(header(600, 0).unsigned(5).unsigned(0), "bucketCount=0 outside [1, count=600]");
    assertRefused(header(600, 0).unsigned(5).unsigned(601), "bucketCount=601 outside");
    assertRefused(header(600, 0).unsigned(5).unsigned(599).unsigned(0), "count=600 > sum");
    assertRefused(header(600, 0).unsigned(1 << 20), "count=1048576 > max=");
    assertRefused(header(-1, 0).unsigned(0), "count=-1 > sum");
  }

  private static String hex(DelayHistogram histogram) {
    return HexFormat.of().formatHex(RoundTrip.bytesOf(histogram, DelayHistogram::writeTo));
  }

  private static void assertRefused(Content content, String message) {
    SnapshotReader in = new SnapshotReader(content.out().toByteArray());
    assertThatThrownBy(() -> DelayHistogram.readFrom(in))
        .isInstanceOf(SnapshotFormatException.class)
        .hasMessageStartingWith(message);
  }

  private static Content header(long count, long overflowCount) {
    return new Content(new SnapshotWriter())
        .unsigned(count)
        .unsigned(overflowCount)
        .signed(0)
        .signed(0)
        .unsigned(0);
  }

  private record Content(SnapshotWriter out) {

    Content unsigned(long value) {
      out.writeUnsigned(value);
      return this;
    }

    Content signed(long value) {
      out.writeSigned(value);
      return this;
    }
  }
}
