package io.earshot.media.mark;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.snapshot.RoundTrip;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SendIndexSizeTest {

  /** A snapshot is written with every batch: seven seconds of a sender must stay small. */
  @Test
  void aSendTakesAboutSixteenBytes() {
    SplittableRandom random = new SplittableRandom(11);
    SendIndex index = SendIndex.ofCapacity(SendIndex.DEFAULT_CAPACITY);
    long eventNanos = 1_760_000_000_000_000_000L;
    for (int i = 0; i < 350; i++) {
      eventNanos += 19_000_000 + random.nextInt(2_000_000);
      index.add(random.nextInt(), 80, eventNanos, eventNanos - 1_759_999_999_000_000_000L, i * 960);
    }
    assertThat(RoundTrip.bytesOf(index, SendIndex::writeTo)).hasSizeLessThan(350 * 16);
  }
}
