package io.earshot.lab.impair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTest {

  private static final int PACKETS = 100_000;
  private static final long SPACING_NANOS = 20_000_000;
  private static final int BYTES = 172;

  @Test
  void theSameSeedDecidesTheSame() {
    assertThat(fates("mobile", 7, 0, Direction.FORTH))
        .isEqualTo(fates("mobile", 7, 0, Direction.FORTH));
  }

  @Test
  void seedsClientsAndDirectionsHaveLotsOfTheirOwn() {
    List<Verdict> one = verdicts(fates("loss5", 7, 0, Direction.FORTH));
    for (List<Fate> other :
        List.of(
            fates("loss5", 8, 0, Direction.FORTH),
            fates("loss5", 7, 1, Direction.FORTH),
            fates("loss5", 7, 0, Direction.BACK))) {
      List<Verdict> verdicts = verdicts(other);
      int both = 0;
      for (int i = 0; i < PACKETS; i++) {
        both += one.get(i) == Verdict.LOST && verdicts.get(i) == Verdict.LOST ? 1 : 0;
      }
      // Independent: 5 % of 5 %, deviation 16.
      assertThat(both).isBetween(170, 330);
    }
  }

  /** Times of arrival decide nothing unless there is a queue. */
  @Test
  void verdictsDoNotDependOnWhenPacketsCome() {
    Link slow = new Link(7, 0, Direction.FORTH);
    Link fast = new Link(7, 0, Direction.FORTH);
    Impairment impairment = profile("jitter50-10+loss5+dup1").forth();
    for (int i = 0; i < 1000; i++) {
      assertThat(fast.pass(impairment, i, 20)).isEqualTo(slow.pass(impairment, i * 1_000L, 900));
    }
  }

  @Test
  void aChangeOfTheProfileLeavesTheLotsOfLaterPackets() {
    Link changed = new Link(3, 0, Direction.FORTH);
    Link unchanged = new Link(3, 0, Direction.FORTH);
    Impairment loss = profile("loss5").forth();
    for (int i = 0; i < 2000; i++) {
      Impairment now = i < 500 ? profile("clean").forth() : loss;
      Verdict found = changed.pass(now, i, BYTES).verdict();
      Verdict expected = unchanged.pass(loss, i, BYTES).verdict();
      if (i >= 500) {
        assertThat(found).isEqualTo(expected);
      }
    }
  }

  /** Three deviations of a count of independent losses. */
  @ParameterizedTest
  @CsvSource({"loss1, 0.01", "loss5, 0.05", "clean, 0", "loss100, 1", "satellite, 0.005"})
  void packetsAreLostOneByOneAtTheirRatio(String name, double ratio) {
    List<Verdict> verdicts = verdicts(fates(name, 1, 0, Direction.FORTH));
    double deviation = Math.sqrt(ratio * (1 - ratio) / PACKETS);
    assertThat(share(verdicts, Verdict.LOST)).isCloseTo(ratio, within(3 * deviation + 1e-12));
    if (ratio > 0 && ratio < 1) {
      assertThat(meanRun(verdicts)).isCloseTo(1 / (1 - ratio), within(0.05));
    }
  }

  /** Bursts: share p / (p + r), mean length 1 / r. */
  @ParameterizedTest
  @CsvSource({"burst5, 0.05, 4", "burst1, 0.01, 4", "mobile, 0.02, 3", "wifi, 0.01, 2"})
  void burstsHaveTheirShareAndLength(String name, double ratio, double meanPackets) {
    List<Verdict> verdicts = verdicts(fates(name, 1, 0, Direction.FORTH));
    assertThat(share(verdicts, Verdict.LOST)).isCloseTo(ratio, within(0.12 * ratio));
    assertThat(meanRun(verdicts)).isCloseTo(meanPackets, within(0.08 * meanPackets));
  }

  @Test
  void aBadLinkMayLetSomeThroughAndAGoodOneLoseSome() {
    BurstLoss bursts = new BurstLoss(0.01, 0.04, 0.002, 0.5);
    Impairment impairment = Impairment.NONE.withBurstLoss(bursts);
    assertThat(bursts.meanLossRatio()).isCloseTo(0.2 * 0.5 + 0.8 * 0.002, within(1e-12));
    Link link = new Link(5, 0, Direction.BACK);
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < PACKETS; i++) {
      verdicts.add(link.pass(impairment, i, BYTES).verdict());
    }
    assertThat(share(verdicts, Verdict.LOST)).isCloseTo(0.1016, within(0.008));
  }

  @Test
  void delayIsTheSameForEveryPacket() {
    assertThat(fates("delay50", 1, 0, Direction.BACK))
        .allSatisfy(fate -> assertThat(fate.addedNanos()).isEqualTo(50_000_000));
  }

  @Test
  void jitterIsNormalAroundTheDelayAndPacketsOvertake() {
    List<Fate> fates = fates("jitter50-10", 1, 0, Direction.FORTH);
    assertThat(meanMillis(fates)).isCloseTo(50, within(0.1));
    assertThat(deviationMillis(fates)).isCloseTo(10, within(0.1));
    assertThat(added(fates).filter(nanos -> nanos < 40_000_000).count() / (double) PACKETS)
        .isCloseTo(0.1587, within(0.005));
    // Two packets 20 ms apart swap where a normal of deviation 14.14 exceeds 20: 7.9 %.
    assertThat(overtaken(fates) / (double) PACKETS).isCloseTo(0.0787, within(0.004));
  }

  @Test
  void keptOrderRaisesTheMean() {
    List<Fate> fates = fates("jitter50-10-ordered", 1, 0, Direction.FORTH);
    assertThat(overtaken(fates)).isZero();
    assertThat(meanMillis(fates)).isBetween(50.3, 53.0);
  }

  @Test
  void jitterNeverSendsAPacketBeforeItCame() {
    assertThat(added(fates("jitter5-10", 1, 0, Direction.FORTH)).min()).hasValue(0);
  }

  /** 2 Mbit/s into 1 Mbit/s: half is dropped, the rest waits as long as the queue is. */
  @Test
  void aBottleneckDropsWhatItCannotHold() {
    Link link = new Link(1, 0, Direction.FORTH);
    Impairment impairment = profile("bandwidth1m").forth();
    List<Fate> fates = new ArrayList<>();
    for (int i = 0; i < PACKETS; i++) {
      fates.add(link.pass(impairment, i * 1_000_000L, 250));
    }
    List<Fate> late = fates.subList(PACKETS / 2, PACKETS);
    assertThat(share(verdicts(late), Verdict.QUEUE_FULL)).isCloseTo(0.5, within(0.001));
    assertThat(late)
        .filteredOn(fate -> fate.verdict() == Verdict.OK)
        .allSatisfy(fate -> assertThat(fate.addedNanos() / 1e6).isBetween(399.0, 402.0));
    // An empty link only takes the time on the wire: 2000 bits at 1 Mbit/s.
    assertThat(fates.get(0).addedNanos()).isEqualTo(2_000_000);
    assertThat(link.pass(impairment, 10_000_000L * PACKETS, 250).addedNanos()).isEqualTo(2_000_000);
  }

  @Test
  void duplicatesAreSaid() {
    List<Verdict> verdicts = verdicts(fates("dup1", 1, 0, Direction.FORTH));
    assertThat(share(verdicts, Verdict.DUPLICATED)).isCloseTo(0.01, within(0.001));
    assertThat(Verdict.DUPLICATED.copies()).isEqualTo(2);
  }

  private static List<Fate> fates(String profile, long seed, int number, Direction direction) {
    Link link = new Link(seed, number, direction);
    Impairment impairment = profile(profile).of(direction);
    List<Fate> fates = new ArrayList<>();
    for (int i = 0; i < PACKETS; i++) {
      fates.add(link.pass(impairment, i * SPACING_NANOS, BYTES));
    }
    return fates;
  }

  private static Profile profile(String name) {
    return NamedProfiles.of(name).orElseThrow();
  }

  private static List<Verdict> verdicts(List<Fate> fates) {
    return fates.stream().map(Fate::verdict).toList();
  }

  private static double share(List<Verdict> verdicts, Verdict verdict) {
    return verdicts.stream().filter(each -> each == verdict).count() / (double) verdicts.size();
  }

  /** Mean number of packets lost in a row. */
  private static double meanRun(List<Verdict> verdicts) {
    int runs = 0;
    int lost = 0;
    boolean wasLost = false;
    for (Verdict verdict : verdicts) {
      boolean isLost = verdict == Verdict.LOST;
      lost += isLost ? 1 : 0;
      runs += isLost && !wasLost ? 1 : 0;
      wasLost = isLost;
    }
    return lost / (double) runs;
  }

  private static int overtaken(List<Fate> fates) {
    int count = 0;
    for (int i = 1; i < fates.size(); i++) {
      long gained = fates.get(i - 1).addedNanos() - fates.get(i).addedNanos();
      count += gained > SPACING_NANOS ? 1 : 0;
    }
    return count;
  }

  private static LongStream added(List<Fate> fates) {
    return fates.stream().mapToLong(Fate::addedNanos);
  }

  private static double meanMillis(List<Fate> fates) {
    return added(fates).average().orElseThrow() / 1e6;
  }

  private static double deviationMillis(List<Fate> fates) {
    double meanMillis = meanMillis(fates);
    return Math.sqrt(
        added(fates)
            .mapToDouble(nanos -> Math.pow(nanos / 1e6 - meanMillis, 2))
            .average()
            .orElseThrow());
  }
}
