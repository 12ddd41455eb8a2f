package io.earshot.media.burst;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.loss.PacketLoss;
import io.earshot.media.snapshot.RoundTrip;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PacketBurstsTest {

  @Test
  void burstsAreThoseOfTheSequenceWhateverOrderItsPacketsCameIn() {
    List<Integer> inOrder = received(5, 2_000);
    List<Integer> shuffled = new ArrayList<>(inOrder);
    for (int i = 3; i + 3 < shuffled.size(); i += 7) {
      shuffled.add(i, shuffled.remove(i + 2));
      shuffled.add(i, shuffled.get(i));
    }
    assertThat(after(shuffled).counts()).isEqualTo(after(inOrder).counts());
    assertThat(after(inOrder).counts().exact().bursts()).isGreaterThan(5);
  }

  @Test
  void theNumbersWrapWithoutABurst() {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 65_500; number < 65_600; number++) {
      numbers.add(number & 0xffff);
    }
    assertThat(after(numbers).counts().exact()).isEqualTo(new BurstGapCounts(0, 0, 0, 0, 100, 1));
  }

  /** RFC 3550 A.1: a jump of 3000 and more is another epoch, not a burst of 30 000. */
  @Test
  void aRestartIsNoBurst() {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 0; number < 50; number++) {
      numbers.add(number);
    }
    for (int number = 30_000; number < 30_050; number++) {
      numbers.add(number);
    }
    assertThat(after(numbers).counts().exact()).isEqualTo(new BurstGapCounts(0, 0, 0, 0, 100, 1));
  }

  @Test
  void aRestoredStateGoesOnAtEveryCut() {
    List<Integer> numbers = received(6, 400);
    PacketBurstCounts whole = after(numbers).counts();
    for (int cut = 0; cut < numbers.size(); cut++) {
      PacketLoss loss = new PacketLoss();
      PacketBursts bursts = new PacketBursts();
      feed(loss, bursts, numbers.subList(0, cut));
      PacketBursts copy = RoundTrip.of(bursts, PacketBursts::writeTo, PacketBursts::readFrom);
      assertThat(
              RoundTrip.of(
                  bursts.counts(), PacketBurstCounts::writeTo, PacketBurstCounts::readFrom))
          .isEqualTo(bursts.counts());
      feed(loss, copy, numbers.subList(cut, numbers.size()));
      assertThat(copy.counts()).isEqualTo(whole);
    }
  }

  private static List<Integer> received(long seed, int packets) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> numbers = new ArrayList<>();
    boolean isBad = false;
    for (int number = 0; number < packets; number++) {
      isBad = random.nextInt(isBad ? 10 : 100) == 0 ? !isBad : isBad;
      if (number == 0 || random.nextInt(isBad ? 3 : 200) > 0) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private static PacketBursts after(List<Integer> numbers) {
    PacketBursts bursts = new PacketBursts();
    feed(new PacketLoss(), bursts, numbers);
    return bursts;
  }

  private static void feed(PacketLoss loss, PacketBursts bursts, List<Integer> numbers) {
    for (int number : numbers) {
      bursts.onPacket(loss.onPacket(number), loss.newestExtendedNumber());
    }
  }
}
