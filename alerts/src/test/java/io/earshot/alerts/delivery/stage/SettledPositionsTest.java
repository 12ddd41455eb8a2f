package io.earshot.alerts.delivery.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettledPositionsTest {

  private final SettledPositions<Integer> positions = new SettledPositions<>();

  @Test
  void aPositionIsSettledWithEverythingBeforeIt() {
    positions.reached(1, 10);
    positions.reached(2, 20);
    positions.reached(3, 30);
    assertThat(positions.settled(1)).isNull();
    assertThat(positions.settled(3)).isEqualTo(20);
    assertThat(positions.settled(3)).isNull();
    assertThat(positions.settled(Long.MAX_VALUE)).isEqualTo(30);
  }

  /** Nothing new was read meanwhile: what was told since needs no reading again. */
  @Test
  void anUnchangedPositionKeepsItsFirstGeneration() {
    positions.reached(1, 10);
    positions.reached(2, 10);
    assertThat(positions.settled(2)).isEqualTo(10);
  }
}
