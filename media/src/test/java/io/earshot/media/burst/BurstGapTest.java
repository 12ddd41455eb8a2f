package io.earshot.media.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.media.snapshot.RoundTrip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BurstGapTest {

  /** Sequences and densities of bgrewell/loom gilbert_test.go; the counts by hand. */
  @ParameterizedTest
  @CsvSource({
    "RRLRLLRRRRRLRRRRR, 3, 4, 1, 1, 13, 2",
    "LRRRL, 2, 5, 1, 0, 0, 0",
    "LRRRRL, 0, 0, 0, 2, 6, 1",
    "RLRLRLRL, 4, 7, 1, 0, 1, 1",
    "LLLLL, 5, 5, 1, 0, 0, 0"
  })
  void matchesThePublishedSequences(
      String sequence,
      long burstLost,
      long burstPackets,
      long bursts,
      long gapLost,
      long gap,
      long gaps) {
    assertThat(after(4, sequence).counts())
        .isEqualTo(new BurstGapCounts(burstLost, burstPackets, bursts, gapLost, gap, gaps));
  }

  @Test
  void aStreamWithoutLossIsAllGap() {
    BurstGapCounts counts = after(16, "RRRR").counts();
    assertThat(counts).isEqualTo(new BurstGapCounts(0, 0, 0, 0, 4, 1));
    assertThat(counts.burstDensity()).isEmpty();
    assertThat(counts.meanBurstPackets()).isEmpty();
    assertThat(counts.gapDensity()).hasValue(0);
  }

  @Test
  void nothingHasNoDensity() {
    assertThat(after(16, "").counts().gapDensity()).isEmpty();
    assertThat(after(16, "L").counts()).isEqualTo(new BurstGapCounts(0, 0, 0, 1, 1, 1));
  }

  @Test
  void densitiesAreLostByAll() {
    BurstGapCounts counts = after(4, "RRLRLLRRRRRLRRRRR").counts();
    assertThat(counts.burstDensity()).hasValue(3.0 / 4);
    assertThat(counts.gapDensity()).hasValue(1.0 / 13);
    assertThat(counts.meanBurstPackets()).hasValue(4);
    assertThat(counts.meanGapPackets()).as("2 before and 11 behind").hasValue(6.5);
  }

  /** RFC 3611 §4.7.2: with Gmin 16 no gap loses more than 1 of 17, no burst less. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theDefinitionHoldsOnAnySequence(long seed) {
    String sequence = bursty(seed, 3000);
    BurstGapCounts counts = after(16, sequence).counts();
    assertThat(counts).isEqualTo(byDefinition(16, sequence));
    assertThat(counts.burstLostPackets() + counts.gapLostPackets())
        .isEqualTo(sequence.chars().filter(each -> each == 'L').count());
    assertThat(counts.burstPackets() + counts.gapPackets()).isEqualTo(sequence.length());
    assertThat(counts.burstDensity().orElseThrow()).isGreaterThan(1.0 / 17);
    assertThat(counts.gapDensity().orElseThrow()).isLessThan(1.0 / 17);
  }

  @Test
  void aRestoredStateGoesOnAtEveryCut() {
    String sequence = bursty(9, 300);
    for (int cut = 0; cut <= sequence.length(); cut++) {
      BurstGap copy =
          RoundTrip.of(
              after(16, sequence.substring(0, cut)), BurstGap::writeTo, BurstGap::readFrom);
      assertThat(copy.counts()).isEqualTo(after(16, sequence.substring(0, cut)).counts());
      feed(copy, sequence.substring(cut));
      assertThat(copy.counts()).isEqualTo(after(16, sequence).counts());
    }
  }

  @Test
  void aCopyGoesItsOwnWay() {
    BurstGap original = after(4, "RLRL");
    BurstGapCounts before = original.counts();
    BurstGap copy = original.copy();
    assertThat(copy.counts()).isEqualTo(before);
    feed(copy, "LLRRRRRL");
    assertThat(original.counts()).isEqualTo(before);
    assertThat(copy.counts()).isEqualTo(after(4, "RLRLLLRRRRRL").counts());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 256})
  void gminFitsItsField(int gmin) {
    assertThatThrownBy(() -> BurstGap.ofGmin(gmin))
        .hasMessage("gmin=" + gmin + " outside [1, 255]");
  }

  /** Splits the positions of the losses wherever Gmin packets were received between two. */
  private static BurstGapCounts byDefinition(int gmin, String sequence) {
    List<List<Integer>> groups = new ArrayList<>();
    int last = -1 - gmin;
    for (int at = sequence.indexOf('L'); at >= 0; at = sequence.indexOf('L', at + 1)) {
      if (at - last - 1 >= gmin) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(at);
      last = at;
    }
    List<List<Integer>> bursts = groups.stream().filter(group -> group.size() > 1).toList();
    long burstLost = bursts.stream().mapToLong(List::size).sum();
    long burstPackets =
        bursts.stream().mapToLong(each -> each.get(each.size() - 1) - each.get(0) + 1).sum();
    return new BurstGapCounts(
        burstLost,
        burstPackets,
        bursts.size(),
        groups.size() - bursts.size(),
        sequence.length() - burstPackets,
        gaps(bursts, sequence.length()));
  }

  /** Bursts are painted over the sequence; what is left are the gaps. */
  private static long gaps(List<List<Integer>> bursts, int packets) {
    char[] painted = "g".repeat(packets).toCharArray();
    bursts.forEach(
        burst -> Arrays.fill(painted, burst.get(0), burst.get(burst.size() - 1) + 1, ' '));
    return Arrays.stream(new String(painted).split(" +", -1)).filter(gap -> !gap.isEmpty()).count();
  }

  private static String bursty(long seed, int packets) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder sequence = new StringBuilder("R".repeat(20));
    boolean bad = false;
    while (sequence.length() < packets) {
      bad = random.nextInt(bad ? 10 : 100) == 0 ? !bad : bad;
      sequence.append(random.nextInt(bad ? 3 : 200) == 0 ? 'L' : 'R');
    }
    return sequence.toString();
  }

  private static BurstGap after(int gmin, String sequence) {
    BurstGap burstGap = BurstGap.ofGmin(gmin);
    feed(burstGap, sequence);
    return burstGap;
  }

  private static void feed(BurstGap burstGap, String sequence) {
    sequence.chars().forEach(each -> burstGap.settle(each == 'R'));
  }
}
