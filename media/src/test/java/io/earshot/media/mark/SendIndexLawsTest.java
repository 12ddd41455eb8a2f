package io.earshot.media.mark;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.snapshot.RoundTrip;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a list that is searched from end to end, seed in the name. */
class SendIndexLawsTest {

  private static final long FRAME_NANOS = 20_000_000;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theAnswerIsThatOfTheDefinitionInAnyOrderOfSends(long seed) {
    List<Send> sends = sends(seed, 450);
    SendIndex index = SendIndex.ofCapacity(512);
    shuffled(sends, seed).forEach(send -> send.addTo(index));
    for (Send received : sends) {
      for (long delayNanos : new long[] {-1, 0, 45_000_000, SendIndex.WINDOW_NANOS + 1}) {
        assertThat(answer(index, received, received.eventNanos + delayNanos))
            .isEqualTo(definition(sends, received, received.eventNanos + delayNanos));
      }
    }
    assertThat(index.repeatedSends())
        .isEqualTo(sends.stream().filter(send -> isRepeated(sends, send)).count());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aRestoredIndexAnswersTheSameAtEveryCut(long seed) {
    List<Send> sends = sends(seed, 300);
    SendIndex whole = SendIndex.ofCapacity(100);
    SendIndex parts = SendIndex.ofCapacity(100);
    for (Send send : sends) {
      parts = RoundTrip.of(parts, SendIndex::writeTo, SendIndex::readFrom);
      send.addTo(whole);
      send.addTo(parts);
      long receiptNanos = send.eventNanos + 30_000_000;
      assertThat(answer(parts, send, receiptNanos)).isEqualTo(answer(whole, send, receiptNanos));
      if (send.rtpTicks % 9600 == 0) {
        whole.expireBefore(receiptNanos - SendIndex.WINDOW_NANOS / 2);
        parts.expireBefore(receiptNanos - SendIndex.WINDOW_NANOS / 2);
      }
      assertThat(parts.size()).isEqualTo(whole.size());
      assertThat(capture(parts, send)).isEqualTo(capture(whole, send));
    }
    assertThat(parts.overflowedSends()).isEqualTo(whole.overflowedSends());
    assertThat(parts.repeatedSends()).isEqualTo(whole.repeatedSends()).isPositive();
  }

  /** Time of the matched send, or the miss. */
  private static long answer(SendIndex index, Send received, long receiptNanos) {
    int slot = index.find(received.hash, received.lengthBytes, receiptNanos);
    return slot < 0 ? slot : index.clockNanos(slot);
  }

  private static long capture(SendIndex index, Send received) {
    int slot = index.find(received.hash, received.lengthBytes, received.eventNanos);
    return slot < 0 ? slot : index.captureNanos(slot);
  }

  private static long definition(List<Send> sends, Send received, long receiptNanos) {
    @Nullable Send newest = null;
    for (Send send : sends) {
      boolean inWindow =
          send.eventNanos <= receiptNanos
              && receiptNanos - send.eventNanos <= SendIndex.WINDOW_NANOS;
      if (inWindow && send.hasKeyOf(received)) {
        newest = send;
      }
    }
    if (newest == null) {
      return SendIndex.UNMATCHED;
    }
    return isRepeated(sends, newest) ? SendIndex.AMBIGUOUS : newest.clockNanos;
  }

  private static boolean isRepeated(List<Send> sends, Send send) {
    return sends.stream()
        .anyMatch(
            other ->
                other != send
                    && other.hasKeyOf(send)
                    && Math.abs(other.eventNanos - send.eventNanos) <= SendIndex.WINDOW_NANOS);
  }

  /** Frames of 20 ms; a few keys so that they meet again, and runs of silence. */
  private static List<Send> sends(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Send> sends = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int hash = random.nextInt(10) == 0 ? 5 : random.nextInt(400) * 64;
      sends.add(new Send(hash, 60 + hash % 3, i * FRAME_NANOS, 1 + i, i * 960));
    }
    return sends;
  }

  private static List<Send> shuffled(List<Send> sends, long seed) {
    SplittableRandom random = new SplittableRandom(~seed);
    List<Send> shuffled = new ArrayList<>();
    for (Send send : sends) {
      shuffled.add(random.nextInt(shuffled.size() + 1), send);
    }
    return shuffled;
  }

  private record Send(int hash, int lengthBytes, long eventNanos, long clockNanos, int rtpTicks) {

    void addTo(SendIndex index) {
      int slot = index.add(hash, lengthBytes, eventNanos, clockNanos, rtpTicks);
      if (clockNanos % 3 == 0) {
        index.setCaptureNanos(slot, clockNanos - 20);
      }
    }

    boolean hasKeyOf(Send other) {
      return hash == other.hash && lengthBytes == other.lengthBytes;
    }
  }
}
