package io.earshot.media.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.clock.BudgetVerdict;
import io.earshot.media.finding.StreamFacts.Lost;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every call, over random ones. */
class FindingLawsTest {

  private static final List<String> LEGS =
      List.of("uplink", "sfu_worker", "worker_sfu", "downlink", "p2p", "unknown");
  private static final List<String> HOPS = List.of("uplink", "worker", "downlink", "total");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfTheFactsChangesNothing(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CallFacts call = call(random);
    CallFacts shuffled =
        new CallFacts(
            shuffled(call.streams(), random),
            shuffled(call.hops(), random),
            shuffled(call.workerStages(), random));
    assertThat(Finding.of(shuffled)).isEqualTo(Finding.of(call));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aHarmlessStreamChangesNothing(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CallFacts call = call(random);
    List<StreamFacts> more = new ArrayList<>(call.streams());
    more.add(
        random.nextInt(more.size() + 1),
        StreamFacts.of("harmless", "anna", "bert", LEGS.get(random.nextInt(LEGS.size())))
            .withLost(new Lost(5000, 50, 50L))
            .withStretches(List.of(new LossStretch(0, 60, 3000, 50)))
            .withConcealedRatio(0.01)
            .withBuffer(new BufferLevel(30, 40, 90, 20)));
    assertThat(Finding.of(new CallFacts(more, call.hops(), call.workerStages())))
        .isEqualTo(Finding.of(call));
  }

  /** Participants here are letters and stages words: every digit is a number that was given. */
  @ParameterizedTest
  @MethodSource("seeds")
  void everyNumberOfTheSentenceIsInTheEvidence(long seed) {
    Finding finding = Finding.of(call(new SplittableRandom(seed)));
    if (finding == null) {
      return;
    }
    Set<String> given = new TreeSet<>(Set.of("95"));
    for (Evidence each : finding.evidence()) {
      given.add(Numbers.decimal(BigDecimal.valueOf(each.value())));
      given.add(Numbers.decimal(BigDecimal.valueOf(each.value()).movePointRight(2)));
    }
    String counted = finding.sentence().replaceAll(" and [0-9]+ more", "");
    assertThat(NUMBER.matcher(counted).results().map(each -> each.group())).isSubsetOf(given);
  }

  private static CallFacts call(SplittableRandom random) {
    List<StreamFacts> streams = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      streams.add(stream(random, i));
    }
    List<HopFacts> hops = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      hops.add(hop(random));
    }
    List<StageFacts> stages = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      stages.add(new StageFacts("STAGE_" + (char) ('A' + i), 10 * random.nextInt(1, 4)));
    }
    return new CallFacts(streams, hops, stages);
  }

  /** Few different values, so that many are equal. */
  private static StreamFacts stream(SplittableRandom random, int index) {
    long lost = 40L * random.nextInt(4);
    String leg = LEGS.get(random.nextInt(LEGS.size()));
    StreamFacts stream =
        StreamFacts.of("stream" + (char) ('a' + index), name(random), name(random), leg)
            .withLost(new Lost(1000, lost, random.nextBoolean() ? lost : null))
            .withConcealedRatio(0.04 * random.nextInt(4))
            .withBuffer(new BufferLevel(20, 20 + 15 * random.nextInt(4), 90, 33));
    return random.nextBoolean()
        ? stream
        : stream.withStretches(
            List.of(
                new LossStretch(0, 10 + random.nextInt(2), 500, lost / 4),
                new LossStretch(20, 30, 500, lost / 2)));
  }

  private static HopFacts hop(SplittableRandom random) {
    double p95Millis = 45 + 5 * random.nextInt(4);
    BudgetVerdict verdict =
        p95Millis > 50 ? BudgetVerdict.FAIL : BudgetVerdict.values()[2 * random.nextInt(2)];
    String hop = HOPS.get(random.nextInt(HOPS.size()));
    String end = hop.equals("worker") ? "worker" : "sfu";
    String begin = hop.equals("worker") ? "worker" : (char) ('a' + random.nextInt(2)) + "";
    Double boundMillis = random.nextBoolean() ? 3.0 : null;
    return new HopFacts(hop, begin, end, p95Millis, boundMillis, 50.0, verdict);
  }

  private static @Nullable String name(SplittableRandom random) {
    int index = random.nextInt(4);
    return index == 3 ? null : String.valueOf((char) ('a' + index));
  }

  private static <T> List<T> shuffled(List<T> list, SplittableRandom random) {
    List<T> rest = new ArrayList<>(list);
    List<T> shuffled = new ArrayList<>();
    while (!rest.isEmpty()) {
      shuffled.add(rest.remove(random.nextInt(rest.size())));
    }
    return shuffled;
  }
}
