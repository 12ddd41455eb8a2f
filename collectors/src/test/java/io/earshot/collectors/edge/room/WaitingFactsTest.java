package io.earshot.collectors.edge.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitingFactsTest {

  private static final Placement UNKNOWN = new Placement.Unknown();
  private static final Placement LIVE = new Placement.Live("RM_1");

  private final WaitingFacts<String> waiting = new WaitingFacts<>();

  @Test
  void factsLeaveInOrderWhenTheirSessionIsKnown() {
    waiting.add("a1", 1, 0);
    waiting.add("b1", 1, 0);
    waiting.add("a2", 1, 0);
    assertThat(waiting.release(fact -> fact.startsWith("a") ? LIVE : UNKNOWN, 1))
        .extracting(WaitingFacts.Released::fact)
        .containsExactly("a1", "a2");
    assertThat(waiting.facts()).containsExactly("b1");
  }

  @Test
  void nothingWaitsForMoreThanAMinute() {
    waiting.add("a", 1, 1_000);
    assertThat(waiting.release(fact -> UNKNOWN, 61_000)).isEmpty();
    assertThat(waiting.release(fact -> UNKNOWN, 61_001))
        .containsExactly(new WaitingFacts.Released<>("a", UNKNOWN));
    assertThat(waiting.facts()).isEmpty();
  }

  @Test
  void theirBytesAreBoundedAndFreedAgain() {
    assertThat(waiting.add("a", 16 << 20, 0)).isTrue();
    assertThat(waiting.hasRoom()).isFalse();
    assertThat(waiting.add("on its way", 16 << 20, 0)).isTrue();
    assertThat(waiting.add("b", 1, 0)).isFalse();
    waiting.release(fact -> LIVE, 0);
    assertThat(waiting.hasRoom()).isTrue();
  }

  @Test
  void theirNumberIsBounded() {
    for (int i = 0; i < 20_000; i++) {
      assertThat(waiting.hasRoom()).isTrue();
      waiting.add("a", 1, 0);
    }
    assertThat(waiting.hasRoom()).isFalse();
  }
}
