package io.earshot.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.observation.MediaStage;
import io.earshot.agent.observation.UtteranceStage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SampleRingTest {

  private static final MarkSource SOURCE = MarkSource.at(MediaStage.RECEIVE);

  @Test
  void whatIsTakenIsWhatWasAddedInItsOrder() {
    SampleRing ring = new SampleRing(10, 10_000);
    ring.tick(77, 3);
    ring.add(SOURCE, Present.PRIMARY, 1, 2, 3, 4, 5, 6, 7, 8);
    UtteranceStage stage = UtteranceStage.of("u", MediaStage.STT_FINAL, 9);
    ring.add(stage);
    SampleRow row = new SampleRow();
    assertThat(ring.take(row)).isTrue();
    assertThat(row.source()).isSameAs(SOURCE);
    assertThat(List.of(row.atNanos(), row.queuedNanos())).containsExactly(1L, 77L);
    assertThat(
            List.of(
                row.rtpTimestamp(),
                row.sequenceNumber(),
                row.payloadHash(),
                row.payloadBytes(),
                row.primaryHash(),
                row.primaryBytes(),
                row.sinceCaptureNanos(),
                row.present(),
                row.epoch()))
        .containsExactly(2, 3, 4, 5, 6, 7, 8, Present.PRIMARY, 3);
    assertThat(ring.take(row)).isTrue();
    assertThat(row.source()).isNull();
    assertThat(row.observation()).isSameAs(stage);
    assertThat(ring.take(row)).isFalse();
  }

  @Test
  void theOldestGoesForTheNewestOverManyLaps() {
    SampleRing ring = new SampleRing(10, 10_000);
    for (int i = 0; i < 1_000; i++) {
      ring.add(SOURCE, 0, i, 0, 0, 0, 0, 0, 0, 0);
    }
    assertThat(ring.counts()).isEqualTo(new RingCounts(1_000, 990, 10));
    SampleRow row = new SampleRow();
    ring.take(row);
    assertThat(row.atNanos()).isEqualTo(990);
  }

  @Test
  void whatIsHeldTakesRoom() {
    SampleRing ring = new SampleRing(10, 10_000);
    ring.hold(4);
    for (int i = 0; i < 20; i++) {
      ring.add(SOURCE, 0, i, 0, 0, 0, 0, 0, 0, 0);
    }
    assertThat(ring.size()).isEqualTo(6);
    ring.release(4, 0);
    for (int i = 0; i < 20; i++) {
      ring.add(SOURCE, 0, i, 0, 0, 0, 0, 0, 0, 0);
    }
    assertThat(ring.size()).isEqualTo(10);
  }

  @Test
  void expiringStopsAtTheFirstThatIsYoungEnough() {
    SampleRing ring = new SampleRing(10, 10_000);
    for (int i = 0; i < 6; i++) {
      ring.tick(i, 0);
      ring.add(SOURCE, 0, i, 0, 0, 0, 0, 0, 0, 0);
    }
    assertThat(ring.expire(4)).isEqualTo(4);
    assertThat(ring.counts()).isEqualTo(new RingCounts(6, 0, 2));
    assertThat(ring.oldestNanos()).isEqualTo(4);
  }

  /**
   * Four writers, one taker, a ring that is mostly full: each mark is taken once or counted once.
   */
  @Test
  void underContentionNothingIsLostTornOrTakenTwice() throws InterruptedException {
    int writers = 4;
    int each = 200_000;
    SampleRing ring = new SampleRing(500, 500_000);
    AtomicInteger running = new AtomicInteger(writers);
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int w = 0; w < writers; w++) {
      int from = w * each;
      Thread thread =
          new Thread(
              () -> {
                awaitQuietly(start);
                for (int i = from; i < from + each; i++) {
                  ring.add(SOURCE, i, i, i, i, i, i, i, i, i);
                }
                running.decrementAndGet();
              });
      thread.start();
      threads.add(thread);
    }
    Set<Integer> taken = new HashSet<>();
    SampleRow row = new SampleRow();
    start.countDown();
    while (running.get() > 0 || ring.size() > 0) {
      if (ring.take(row)) {
        int i = row.rtpTimestamp();
        assertThat(taken.add(i)).isTrue();
        boolean isWhole =
            row.atNanos() == i
                && row.present() == (i & 0xff)
                && row.opusToc() == (i >>> 8 & 0xff)
                && row.payloadHash() == i
                && row.sinceCaptureNanos() == i;
        assertThat(isWhole).isTrue();
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long all = (long) writers * each;
    assertThat(ring.counts()).isEqualTo(new RingCounts(all, all - taken.size(), 0));
    assertThat(taken).isNotEmpty();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
