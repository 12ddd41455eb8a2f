package io.earshot.media.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.media.snapshot.RoundTrip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XrBurstCountersTest {

  /** RFC 3611 A.2 run by hand: gaps of 6 and 5 and a double loss in 27 counted packets. */
  @Test
  void matchesTheTextOfA2() {
    XrTransitions counted = after(4, "RRRRRRLRRLLRRRRRLRRRRRRRLRRRRRRR").transitions();
    assertThat(counted).isEqualTo(new XrTransitions(18, 2, 1, 1, 1, 1, 5, 0));
    assertThat(counted.ctotal()).isEqualTo(27);
    assertThat(counted.lossRate()).hasValue(256 * 5 / 27);
    assertThat(counted.discardRate()).hasValue(0);
    assertThat(counted.burstDensity()).hasValue(170);
    assertThat(counted.gapDensity()).hasValue(256 / 19);
    assertThat(counted.gapMillis(20)).hasValue(21 * 20 / 2.0);
    assertThat(counted.burstMillis(20)).hasValue(60);
  }

  /** The literal text: p23 is 1 where no burst was seen, so the density is all of it. */
  @Test
  void withoutABurstTheTextSaysFull() {
    XrTransitions counted = after(4, "RRRRRLRRRRRLRRRRR").transitions();
    assertThat(counted).isEqualTo(new XrTransitions(10, 1, 1, 0, 0, 0, 2, 0));
    assertThat(counted.burstDensity()).hasValue(255);
    assertThat(counted.gapDensity()).hasValue(23);
    assertThat(counted.lossRate()).hasValue(39);
    assertThat(counted.gapMillis(20)).hasValue(240);
    assertThat(counted.burstMillis(20)).hasValue(20);
  }

  @Test
  void beforeTheFirstLossNothingIsKnown() {
    XrTransitions counted = after(16, "RRRRRRRR").transitions();
    assertThat(counted.ctotal()).isZero();
    assertThat(counted.lossRate()).isEmpty();
    assertThat(counted.discardRate()).isEmpty();
    assertThat(counted.burstDensity()).isEmpty();
    assertThat(counted.gapDensity()).isEmpty();
    assertThat(counted.gapMillis(20)).isEmpty();
    assertThat(counted.burstMillis(20)).isEmpty();
  }

  @Test
  void noGapMeansNoDivisionByZero() {
    XrTransitions counted = after(16, "LLLL").transitions();
    assertThat(counted).isEqualTo(new XrTransitions(0, 0, 0, 0, 0, 4, 4, 0));
    assertThat(counted.lossRate()).hasValue(255);
    assertThat(counted.burstDensity()).hasValue(255);
    assertThat(counted.gapDensity()).hasValue(0);
    assertThat(counted.gapMillis(20)).hasValue(0);
    assertThat(counted.burstMillis(20)).hasValue(0);
  }

  @Test
  void discardedPacketsEndGapsLikeLostOnesButHaveARateOfTheirOwn() {
    XrTransitions lost = after(4, "RRRRRLRLRRRRRL").transitions();
    XrTransitions discarded = after(4, "RRRRRLRDRRRRRD").transitions();
    assertThat(discarded.ctotal()).isEqualTo(lost.ctotal());
    assertThat(discarded.burstDensity()).isEqualTo(lost.burstDensity());
    assertThat(discarded.lostPackets()).isEqualTo(1);
    assertThat(discarded.discardedPackets()).isEqualTo(2);
    assertThat(discarded.discardRate().orElseThrow())
        .isGreaterThan(discarded.lossRate().orElseThrow());
  }

  @Test
  void restoredCountersGoOnAtEveryCut() {
    String sequence = "RRRRRRLRRLLRRRRRLRRRDRRRLRRRRRRRDL";
    for (int cut = 0; cut <= sequence.length(); cut++) {
      XrBurstCounters copy =
          RoundTrip.of(
              after(4, sequence.substring(0, cut)),
              XrBurstCounters::writeTo,
              XrBurstCounters::readFrom);
      feed(copy, sequence.substring(cut));
      assertThat(copy.transitions()).isEqualTo(after(4, sequence).transitions());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -20, Double.NaN, Double.POSITIVE_INFINITY})
  void packetsLastForATime(double packetMillis) {
    XrTransitions counted = after(4, "RRRRL").transitions();
    assertThatThrownBy(() -> counted.burstMillis(packetMillis))
        .hasMessage("packetMillis=" + packetMillis + " not a finite number > 0");
  }

  @Test
  void gminFitsItsField() {
    assertThatThrownBy(() -> XrBurstCounters.ofGmin(0)).hasMessage("gmin=0 outside [1, 255]");
  }

  private static XrBurstCounters after(int gmin, String sequence) {
    XrBurstCounters counters = XrBurstCounters.ofGmin(gmin);
    feed(counters, sequence);
    return counters;
  }

  private static void feed(XrBurstCounters counters, String sequence) {
    for (char each : sequence.toCharArray()) {
      switch (each) {
        case 'R' -> counters.onReceived();
        case 'D' -> counters.onDiscarded();
        default -> counters.onLost();
      }
    }
  }
}
