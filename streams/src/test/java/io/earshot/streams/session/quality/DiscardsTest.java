package io.earshot.streams.session.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.red.RedDistances;
import org.junit.jupiter.api.Test;

class DiscardsTest {

  /** Counters of recorded calls: Chromium with one copy behind Janus and LiveKit, and without. */
  @Test
  void recordedCountersGiveTheirRedundancyAway() {
    assertThat(Discards.redundancy(3005L, 3024L, 0.0018)).isEqualTo(RedDistances.of(1));
    assertThat(Discards.redundancy(4482L, 4538L, 0.004)).isEqualTo(RedDistances.of(1));
    assertThat(Discards.redundancy(0L, 2724L, 0.0568)).isEqualTo(RedDistances.NONE);
  }

  @Test
  void whatMayBeLatePacketsIsNoRedundancy() {
    assertThat(Discards.redundancy(950L, 1000L, 0.9)).isNull();
    assertThat(Discards.redundancy(500L, 1000L, 0.01)).isNull();
    assertThat(Discards.redundancy(1000L, 1000L, null)).isNull();
  }

  @Test
  void countersThatSayTooLittleOrContradictEachOtherLeaveItOpen() {
    assertThat(Discards.redundancy(null, 1000L, 0.0)).isNull();
    assertThat(Discards.redundancy(0L, 0L, 0.0)).isNull();
    assertThat(Discards.redundancy(1L, 1L, 0.0)).isNull();
    assertThat(Discards.redundancy(1_000_000L, 1000L, 0.0)).isNull();
  }
}
