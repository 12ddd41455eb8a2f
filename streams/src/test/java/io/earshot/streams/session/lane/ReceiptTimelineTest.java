package io.earshot.streams.session.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counters that a host reads every other second, as Janus does. */
class ReceiptTimelineTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void aWindowHoldsWhatGrewSinceTheReadingBeforeAndNothingWhereNothingWasRead() {
    ReceiptTimeline timeline = new ReceiptTimeline();
    timeline.add(0, 0, 0);
    timeline.add(2 * SECOND, 95, 5);
    assertWindow(timeline, 95L, 5L);
    assertWindow(timeline, null, null);
    timeline.add(4 * SECOND, 193, 7);
    assertWindow(timeline, 98L, 2L);
  }

  @Test
  void twoReadingsInOneWindowCountOnce() {
    ReceiptTimeline timeline = new ReceiptTimeline();
    timeline.add(SECOND, 50, 1);
    timeline.add(SECOND + 1, 60, 3);
    assertWindow(timeline, 60L, 3L);
  }

  @Test
  void aCounterThatBeganAnewCountsFromZero() {
    ReceiptTimeline timeline = new ReceiptTimeline();
    timeline.add(SECOND, 50, 1);
    assertWindow(timeline, 50L, 1L);
    timeline.add(2 * SECOND, 20, 2);
    assertWindow(timeline, 20L, 2L);
    assertThat(timeline.resets()).isEqualTo(1);
    assertThat(timeline.receivedAt(3 * SECOND))
        .as("what came before is not forgotten")
        .isEqualTo(70);
    assertThat(timeline.lostAt(3 * SECOND)).isEqualTo(3);
  }

  @Test
  void aCounterOf32BitsWraps() {
    ReceiptTimeline timeline = new ReceiptTimeline();
    timeline.add(SECOND, 0x1p32 - 30, 0);
    timeline.closeWindow();
    timeline.add(2 * SECOND, 20, 0);
    assertWindow(timeline, 50L, 0L);
    assertThat(timeline.resets()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1, 1e300})
  void whatIsNoCountIsPassedOver(double received) {
    ReceiptTimeline timeline = new ReceiptTimeline();
    timeline.add(SECOND, received, 1);
    assertThat(timeline.isEmpty()).isTrue();
    timeline.add(2 * SECOND, 50, received);
    assertWindow(timeline, 50L, received == -1 ? -1L : 0L);
  }

  @Test
  void aTimelineGivenBackGoesOnInTheSameWindow() {
    ReceiptTimeline timeline = new ReceiptTimeline();
    timeline.add(SECOND, 50, 1);
    assertWindow(timeline, 50L, 1L);
    timeline.add(2 * SECOND, 90, 4);
    SnapshotWriter out = new SnapshotWriter();
    timeline.writeTo(out);
    ReceiptTimeline back = ReceiptTimeline.readFrom(new SnapshotReader(out.toByteArray()));
    assertWindow(back, 40L, 3L);
    assertWindow(back, null, null);
  }

  private static void assertWindow(
      ReceiptTimeline timeline, @Nullable Long received, @Nullable Long lost) {
    assertThat(timeline.windowReceived()).isEqualTo(received);
    assertThat(timeline.windowLost()).isEqualTo(lost);
    timeline.closeWindow();
  }
}
