package io.earshot.media.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.snapshot.RoundTrip;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every stream: a network that loses, repeats and reorders, seed in the name. */
class PacketLossLawsTest {

  private static final int PACKETS = 2000;
  private static final int MAX_REORDER_PACKETS = 40;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyOrderInsideTheReorderWindowGivesTheSameTotals(long seed) {
    List<Integer> sent = survivors(seed);
    PacketLoss inOrder = after(sent);
    PacketLoss shuffled = after(reordered(sent, seed));
    assertThat(shuffled.counts().lostPackets()).isEqualTo(inOrder.counts().lostPackets());
    assertThat(shuffled.counts().expectedPackets()).isEqualTo(inOrder.counts().expectedPackets());
    assertThat(shuffled.lossRuns()).isEqualTo(inOrder.lossRuns());
    assertThat(shuffled.counts().reorderedPackets()).isPositive();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theRunsAreThoseOfTheMissingNumbers(long seed) {
    List<Integer> sent = survivors(seed);
    PacketLoss loss = after(reordered(sent, seed));
    LossRuns expected = LossRuns.NONE;
    for (int i = 1; i < sent.size(); i++) {
      int gapPackets = sent.get(i) - sent.get(i - 1) - 1;
      expected = gapPackets > 0 ? expected.plus(LossRuns.ofLengths(gapPackets)) : expected;
    }
    assertThat(loss.lossRuns()).isEqualTo(expected);
    assertThat(loss.lossRuns().lostPackets()).isEqualTo(loss.counts().lostPackets());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void duplicatesChangeOnlyTheirOwnCount(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> sent = survivors(seed);
    List<Integer> doubled = new ArrayList<>();
    for (int number : sent) {
      doubled.add(number);
      if (random.nextInt(5) == 0) {
        doubled.add(number);
      }
    }
    PacketLossCounts counts = after(doubled).counts();
    assertThat(counts.duplicatePackets()).isEqualTo(doubled.size() - sent.size());
    assertThat(counts.minus(after(sent).counts()))
        .isEqualTo(new PacketLossCounts(0, 0, counts.duplicatePackets(), 0, 0, 0));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void aRestoredStreamGoesOnAtEveryCut(long seed) {
    List<Integer> numbers = reordered(survivors(seed), seed).subList(0, 400);
    numbers.addAll(List.of(9000, 60_000, 9001, 9002, 9005));
    PacketLoss whole = after(numbers);
    for (int cut = 0; cut <= numbers.size(); cut += 5) {
      PacketLoss copy =
          RoundTrip.of(after(numbers.subList(0, cut)), PacketLoss::writeTo, PacketLoss::readFrom);
      numbers.subList(cut, numbers.size()).forEach(copy::onPacket);
      assertThat(copy.counts()).isEqualTo(whole.counts());
      assertThat(copy.lossRuns()).isEqualTo(whole.lossRuns());
    }
  }

  /** Numbers from just below the wrap on, with bursts of loss; the ends survive. */
  private static List<Integer> survivors(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> numbers = new ArrayList<>();
    boolean bad = false;
    for (int i = 0; i < PACKETS; i++) {
      bad = random.nextInt(bad ? 4 : 20) == 0 ? !bad : bad;
      boolean edge = i < MAX_REORDER_PACKETS || i >= PACKETS - MAX_REORDER_PACKETS;
      if (edge || !bad) {
        numbers.add(65_000 + i);
      }
    }
    return numbers;
  }

  /** Blocks of the list in random order. */
  private static List<Integer> reordered(List<Integer> numbers, long seed) {
    SplittableRandom random = new SplittableRandom(~seed);
    List<Integer> shuffled = new ArrayList<>(numbers);
    for (int i = 0; i < numbers.size(); i++) {
      int blockStart = i - i % MAX_REORDER_PACKETS;
      int other = random.nextInt(blockStart, i + 1);
      Integer moved = shuffled.get(i);
      shuffled.set(i, shuffled.get(other));
      shuffled.set(other, moved);
    }
    return shuffled;
  }

  private static PacketLoss after(List<Integer> numbers) {
    PacketLoss loss = new PacketLoss();
    numbers.forEach(loss::onPacket);
    return loss;
  }
}
