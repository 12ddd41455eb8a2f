package io.earshot.media.red;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedDistancesTest {

  /** RFC 2198 by hand: frame n is in packet n and in packet n + d; past the end nothing came. */
  @ParameterizedTest
  @CsvSource({
    "1, 00100110001110000, 00000100001100000",
    "2, 00100110001110000, 00000000001000000",
    "2, 0101010, 0101010",
    "1, 0000001, 0000001",
    "1, 0110, 0100",
    "1, '', ''"
  })
  void aFrameIsLostWithAllItsCarriers(int distance, String lost, String residual) {
    assertThat(RedDistances.of(distance).residual(bits(lost))).isEqualTo(bits(residual));
  }

  @Test
  void oneNearCopyAndOneFarCopyRepairWhatEitherDoes() {
    assertThat(RedDistances.of(1, 3).residual(bits("0111010000"))).isEqualTo(bits("0010000000"));
  }

  @Test
  void withoutCopiesAllStaysLost() {
    assertThat(RedDistances.NONE.residual(bits("0101"))).isEqualTo(bits("0101"));
  }

  @Test
  void depthIsEveryDistanceUpToIt() {
    assertThat(RedDistances.ofDepth(0)).isEqualTo(RedDistances.NONE).hasToString("{}");
    assertThat(RedDistances.ofDepth(2)).isEqualTo(RedDistances.of(2, 1)).hasToString("{1, 2}");
    assertThat(RedDistances.ofDepth(64).copies()).isEqualTo(64);
    assertThat(RedDistances.ofDepth(64).contains(64)).isTrue();
    assertThat(RedDistances.ofDepth(64).contains(65)).isFalse();
    assertThat(RedDistances.ofDepth(64).contains(0)).isFalse();
  }

  @Test
  void onlyUnbrokenDistancesAreContiguous() {
    assertThat(RedDistances.NONE.isContiguous()).isTrue();
    assertThat(RedDistances.ofDepth(3).isContiguous()).isTrue();
    assertThat(RedDistances.ofDepth(64).isContiguous()).isTrue();
    assertThat(RedDistances.of(2).isContiguous()).isFalse();
    assertThat(RedDistances.of(1, 3).isContiguous()).isFalse();
  }

  /** A copy at distance d comes d packets of 20 ms after the frame that it repairs. */
  @ParameterizedTest
  @CsvSource({"0, 0", "19.9, 0", "20, 1", "59, 2", "60, 3", "1e9, 3", "Infinity, 3"})
  void aCopyMustBeatThePlayout(double bufferMillis, int depth) {
    assertThat(RedDistances.ofDepth(3).withinBuffer(bufferMillis, 20))
        .isEqualTo(RedDistances.ofDepth(depth));
  }

  @Test
  void aBufferKeepsTheHolesOfTheDistances() {
    assertThat(RedDistances.of(2, 4).withinBuffer(60, 20)).isEqualTo(RedDistances.of(2));
  }

  @Test
  void whatIsNoDistanceIsRefused() {
    assertThatThrownBy(() -> RedDistances.ofDepth(-1)).hasMessage("depth=-1 outside [0, 64]");
    assertThatThrownBy(() -> RedDistances.ofDepth(65)).hasMessage("depth=65 outside [0, 64]");
    assertThatThrownBy(() -> RedDistances.of(1, 0)).hasMessage("distance=0 outside [1, 64]");
    assertThatThrownBy(() -> RedDistances.of(65)).hasMessage("distance=65 outside [1, 64]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.NEGATIVE_INFINITY})
  void aBufferHasALength(double bufferMillis) {
    assertThatThrownBy(() -> RedDistances.NONE.withinBuffer(bufferMillis, 20))
        .hasMessage("bufferMillis=" + bufferMillis + " not a number >= 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -20, Double.NaN, Double.POSITIVE_INFINITY})
  void aPacketLastsForATime(double packetMillis) {
    assertThatThrownBy(() -> RedDistances.NONE.withinBuffer(60, packetMillis))
        .hasMessage("packetMillis=" + packetMillis + " not a finite number > 0");
  }

  private static boolean[] bits(String text) {
    boolean[] bits = new boolean[text.length()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = text.charAt(i) == '1';
    }
    return bits;
  }

  @Test
  void theFarthestCopyIsTheLargestDistance() {
    assertThat(RedDistances.NONE.farthest()).isZero();
    assertThat(RedDistances.of(2, 5).farthest()).isEqualTo(5);
    assertThat(RedDistances.ofDepth(64).farthest()).isEqualTo(64);
  }
}
