package io.earshot.media.finding;

import static io.earshot.media.finding.Facts.CLEAN;
import static io.earshot.media.finding.Facts.call;
import static io.earshot.media.finding.Facts.downlink;
import static io.earshot.media.finding.Facts.found;
import static io.earshot.media.finding.Facts.runs;
import static io.earshot.media.finding.Facts.uplink;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.finding.StreamFacts.Lost;
import io.earshot.media.loss.LossRuns;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings about legs that lose packets. */
class LossFindingTest {

  /** The recorded vc-opus-loss5: both legs of both people lose about 5 %. */
  @Test
  void legsThatAreAsBadAreNamedTogether() {
    Finding finding =
        found(
            downlink("alice", "bob", 3006, 282, 150L, new LossStretch(3, 63, 3001, 151))
                .withRuns(runs(233, 23, 1)),
            uplink("alice", 3006, 138, new LossStretch(4, 65, 3050, 145)),
            downlink("bob", "alice", 3006, 276, 138L, new LossStretch(3, 63, 3002, 138))
                .withRuns(runs(226, 22, 2))
                .withBuffer(new BufferLevel(60.1, 46.2, 96.5, 47)),
            uplink("bob", 3019, 132, new LossStretch(5, 64, 2950, 136)),
            CLEAN);
    assertThat(finding.sentence())
        .isEqualTo(
            "alice's downlink from bob lost 150 of 3006 packets (5 % from 3 s to 63 s), alice's"
                + " uplink 138 of 3006, bob's uplink 132 of 3019 and bob's downlink from alice 138"
                + " of 3006.");
  }

  /** Exactly at the limit nothing is over it: 20 of 1000, and 15 of 750 in 15 s. */
  @ParameterizedTest
  @CsvSource({"1000, 20, false", "1000, 21, true", "99, 50, false", "100, 50, true"})
  void lossIsFoundAboveTwoPercentOfEnoughPackets(long expected, long lost, boolean isFound) {
    StreamFacts stream =
        StreamFacts.of("a", "alice", null, "uplink").withLost(new Lost(expected, lost, lost));
    assertThat(Finding.of(call(stream)) != null).isEqualTo(isFound);
  }

  @ParameterizedTest
  @CsvSource({"10, 25, 15, false", "10, 25, 16, true", "20, 21, 15, false", "20, 21, 16, true"})
  void aStretchIsJudgedOverFifteenSeconds(long from, long to, long lost, boolean isFound) {
    LossStretch stretch = new LossStretch(from, to, 50 * (to - from), lost);
    assertThat(Finding.of(call(uplink("alice", 30_000, lost, stretch))) != null).isEqualTo(isFound);
  }

  @Test
  void ofEqualStretchesTheFirstIsNamed() {
    LossStretch first = new LossStretch(10, 40, 1500, 90);
    LossStretch second = new LossStretch(50, 80, 1500, 90);
    assertThat(found(uplink("a", 5000, 180, second, first)).sentence())
        .isEqualTo("a's uplink lost 180 of 5000 packets (6 % from 10 s to 40 s).");
  }

  @Test
  void whatTheUplinkLostIsNotBlamedOnTheDownlink() {
    Finding finding =
        found(
            downlink("bob", "alice", 3000, 150, 0L, new LossStretch(0, 60, 3000, 150)),
            uplink("alice", 3000, 150, new LossStretch(0, 60, 3000, 150)));
    assertThat(finding.sentence())
        .isEqualTo("alice's uplink lost 150 of 3000 packets (5 % from 0 s to 60 s).");
  }

  @Test
  void withoutTheLegBeforeItIsSaidWhatArrives() {
    assertThat(found(downlink("bob", "alice", 3000, 150, null)).sentence())
        .isEqualTo("what bob receives from alice lacked 150 of 3000 packets.");
    assertThat(found(downlink("bob", null, 3000, 150, null)).sentence())
        .isEqualTo("what bob receives lacked 150 of 3000 packets.");
  }

  @ParameterizedTest
  @CsvSource({
    "uplink, alice's uplink",
    "worker_sfu, alice's leg to the SFU",
    "sfu_worker, alice's leg from the SFU from bob",
    "p2p, alice's direct path",
    "unknown, alice's stream"
  })
  void legsHaveNames(String leg, String words) {
    StreamFacts stream = StreamFacts.of("a", "alice", "bob", leg).withLost(new Lost(1000, 50, 50L));
    assertThat(found(stream).sentence()).isEqualTo(words + " lost 50 of 1000 packets.");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "4, \" and d's uplink 50 of 1000.\"",
        "5, \", d's uplink 50 of 1000 and 1 more.\"",
        "7, \", d's uplink 50 of 1000 and 3 more.\""
      })
  void noMoreThanFourLegsAreNamed(int legs, String end) {
    StreamFacts[] streams =
        IntStream.range(0, legs)
            .mapToObj(i -> uplink(String.valueOf((char) ('a' + i)), 1000, 50))
            .toArray(StreamFacts[]::new);
    Finding finding = found(streams);
    assertThat(finding.sentence())
        .startsWith("a's uplink lost 50 of 1000 packets, b's uplink 50 of 1000, c's")
        .endsWith(end);
    assertThat(finding.evidence()).hasSize(3 * legs);
  }

  @Test
  void legsThatLoseFarLessAreNotNamed() {
    Finding finding = found(uplink("a", 1000, 90), uplink("b", 1000, 60), uplink("c", 1000, 59));
    assertThat(finding.sentence())
        .isEqualTo("a's uplink lost 90 of 1000 packets and b's uplink 60 of 1000.");
  }

  @ParameterizedTest
  @CsvSource({"'20,0,0', false", "'0,10', true", "'0,9', false", "'12,4', false", "'8,6', true"})
  void onlyLossInRunsIsCalledBursts(String counts, boolean isBursty) {
    int[] byLength = Arrays.stream(counts.split(",")).mapToInt(Integer::parseInt).toArray();
    LossRuns runs = runs(byLength);
    Finding finding = found(uplink("a", 400, runs.lostPackets()).withRuns(runs));
    assertThat(finding.sentence().contains(" in bursts")).isEqualTo(isBursty);
  }
}
