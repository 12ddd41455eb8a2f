package io.earshot.media.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SendIndexTest {

  private static final long MILLI_NANOS = 1_000_000;
  private static final int HASH = 0xCAFE;
  private static final int OTHER_HASH = 0xBEEF;

  private final SendIndex index = SendIndex.ofCapacity(SendIndex.DEFAULT_CAPACITY);

  @Test
  void aReceiptFindsItsSend() {
    send(HASH, 0);
    send(OTHER_HASH, 20);
    int slot = find(HASH, 45);
    assertThat(index.eventNanos(slot)).isZero();
    assertThat(index.clockNanos(slot)).isEqualTo(7);
    assertThat(index.rtpTicks(slot)).isZero();
    assertThat(index.eventNanos(find(OTHER_HASH, 45))).isEqualTo(20 * MILLI_NANOS);
    assertThat(index.size()).isEqualTo(2);
  }

  @Test
  void aFrameNobodySentIsUnmatched() {
    assertThat(find(HASH, 0)).isEqualTo(SendIndex.UNMATCHED);
    send(OTHER_HASH, 0);
    assertThat(find(HASH, 10)).isEqualTo(SendIndex.UNMATCHED);
  }

  @Test
  void theLengthIsPartOfTheKey() {
    index.add(HASH, 60, 0, 7, 0);
    assertThat(index.find(HASH, 61, 10)).isEqualTo(SendIndex.UNMATCHED);
  }

  @Test
  void aFrameIsNotReceivedBeforeItWasSent() {
    send(HASH, 100);
    assertThat(find(HASH, 99)).isEqualTo(SendIndex.UNMATCHED);
    assertThat(find(HASH, 100)).isNotNegative();
  }

  @Test
  void theWindowIsTwoSecondsInclusive() {
    send(HASH, 0);
    assertThat(find(HASH, 2000)).isNotNegative();
    assertThat(index.find(HASH, 60, 2000 * MILLI_NANOS + 1)).isEqualTo(SendIndex.UNMATCHED);
    assertThat(index.findWithTimestamp(HASH, 60, 2000 * MILLI_NANOS + 1, 0))
        .isEqualTo(SendIndex.UNMATCHED);
  }

  @Test
  void aKeySentTwiceInTwoSecondsIsAmbiguous() {
    send(HASH, 0);
    send(HASH, 2000);
    assertThat(find(HASH, 10)).as("a later send speaks against it too").isEqualTo(-2);
    assertThat(find(HASH, 2010)).isEqualTo(SendIndex.AMBIGUOUS);
    assertThat(index.repeatedSends()).isEqualTo(2);
  }

  @Test
  void ofSendsFurtherApartTheNewestCounts() {
    send(HASH, 0);
    index.add(HASH, 60, 2000 * MILLI_NANOS + 1, 7, 0);
    assertThat(index.eventNanos(find(HASH, 1990))).isZero();
    assertThat(index.eventNanos(find(HASH, 2010))).isEqualTo(2000 * MILLI_NANOS + 1);
    assertThat(index.repeatedSends()).isZero();
  }

  @Test
  void aSendStaysRepeatedWhenItsTwinHasExpired() {
    send(HASH, 0);
    send(HASH, 1000);
    send(HASH, 1500);
    index.expireBefore(1500 * MILLI_NANOS);
    assertThat(index.size()).isEqualTo(1);
    assertThat(find(HASH, 1510)).isEqualTo(SendIndex.AMBIGUOUS);
    assertThat(index.repeatedSends()).isEqualTo(3);
  }

  @Test
  void theTimestampTellsRepeatedSendsApart() {
    send(HASH, 0);
    send(HASH, 20);
    send(HASH, 40);
    int slot = index.findWithTimestamp(HASH, 60, 50 * MILLI_NANOS, 20 * 48);
    assertThat(index.eventNanos(slot)).isEqualTo(20 * MILLI_NANOS);
    assertThat(index.findWithTimestamp(HASH, 60, 10 * MILLI_NANOS, 20 * 48))
        .as("sent after this receipt")
        .isEqualTo(SendIndex.AMBIGUOUS);
    assertThat(index.findWithTimestamp(HASH, 61, 50 * MILLI_NANOS, 20 * 48))
        .isEqualTo(SendIndex.UNMATCHED);
  }

  @Test
  void aRewrittenTimestampLeavesThePayloadToDecide() {
    send(HASH, 0);
    assertThat(index.findWithTimestamp(HASH, 60, 10 * MILLI_NANOS, 99)).isEqualTo(find(HASH, 10));
  }

  @Test
  void theCaptureTimeIsUnknownUntilItIsSaid() {
    int slot = index.add(HASH, 60, 5, 30, 0);
    assertThat(index.captureNanos(slot)).isEqualTo(SendIndex.UNKNOWN_NANOS);
    index.setCaptureNanos(slot, 10);
    assertThat(index.captureNanos(index.find(HASH, 60, 6))).isEqualTo(10);
  }

  @Test
  void anEmptyFrameIsNoSend() {
    assertThat(index.add(HASH, 0, 0, 7, 0)).isEqualTo(SendIndex.UNMATCHED);
    index.add(HASH, -1, 0, 7, 0);
    assertThat(index.size()).isZero();
    assertThat(index.emptySends()).isEqualTo(2);
    assertThat(index.find(HASH, 0, 10)).isEqualTo(SendIndex.UNMATCHED);
  }

  @Test
  void whenFullTheOldestGoesFirst() {
    SendIndex small = SendIndex.ofCapacity(3);
    for (int i = 0; i < 5; i++) {
      small.add(i, 60, i * MILLI_NANOS, 7, 0);
    }
    assertThat(small.size()).isEqualTo(3);
    assertThat(small.overflowedSends()).isEqualTo(2);
    assertThat(small.find(1, 60, 9 * MILLI_NANOS)).isEqualTo(SendIndex.UNMATCHED);
    assertThat(small.find(2, 60, 9 * MILLI_NANOS)).isNotNegative();
    small.add(9, 60, MILLI_NANOS, 7, 0);
    assertThat(small.overflowedSends()).as("older than all").isEqualTo(3);
    assertThat(small.find(9, 60, 9 * MILLI_NANOS)).isEqualTo(SendIndex.UNMATCHED);
  }

  @Test
  void expiryForgetsOnlyWhatIsOlder() {
    send(HASH, 0);
    send(OTHER_HASH, 20);
    index.expireBefore(20 * MILLI_NANOS);
    assertThat(find(HASH, 30)).isEqualTo(SendIndex.UNMATCHED);
    assertThat(find(OTHER_HASH, 30)).isNotNegative();
    index.expireBefore(Long.MAX_VALUE);
    assertThat(index.size()).isZero();
    send(HASH, 60);
    assertThat(find(HASH, 70)).isNotNegative();
    index.expireBefore(Long.MAX_VALUE);
    assertThat(index.size()).isZero();
  }

  @Test
  void oneSendIsTheLeastItHolds() {
    assertThatThrownBy(() -> SendIndex.ofCapacity(0)).hasMessage("capacity=0 < 1");
    SendIndex one = SendIndex.ofCapacity(1);
    one.add(HASH, 60, 0, 7, 0);
    one.add(OTHER_HASH, 60, 1, 7, 0);
    assertThat(one.find(OTHER_HASH, 60, 2)).isNotNegative();
  }

  /** A payload that repeats is one of two frames; its RTP timestamp says which. */
  @Test
  void aFrameIsTheOneOfItsPayloadAndItsTimestampWithinItsTime() {
    send(HASH, 20);
    send(HASH, 40);
    long last = 20 * MILLI_NANOS + SendIndex.WINDOW_NANOS;
    assertThat(find(HASH, 60)).isEqualTo(SendIndex.AMBIGUOUS);
    int same = index.findSame(HASH, 60, 20 * 48, last, SendIndex.WINDOW_NANOS);
    assertThat(index.eventNanos(same)).isEqualTo(20 * MILLI_NANOS);
    assertThat(index.findSame(HASH, 60, 20 * 48, last + 1, SendIndex.WINDOW_NANOS))
        .isEqualTo(SendIndex.UNMATCHED);
    assertThat(index.findSame(HASH, 60, 20 * 48, 20 * MILLI_NANOS - 1, SendIndex.WINDOW_NANOS))
        .isEqualTo(SendIndex.UNMATCHED);
    assertThat(index.findSame(HASH, 60, 60 * 48, last, SendIndex.WINDOW_NANOS))
        .isEqualTo(SendIndex.UNMATCHED);
    assertThat(index.findSame(HASH, 61, 20 * 48, last, SendIndex.WINDOW_NANOS))
        .isEqualTo(SendIndex.UNMATCHED);
  }

  private void send(int hash, int millis) {
    index.add(hash, 60, millis * MILLI_NANOS, 7, millis * 48);
  }

  private int find(int hash, int millis) {
    return index.find(hash, 60, millis * MILLI_NANOS);
  }
}
