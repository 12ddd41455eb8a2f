package io.earshot.streams.session.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketTimeTest {

  private static final int OPUS_HERTZ = 48_000;

  private final PacketTime time = new PacketTime();

  @Test
  void itIsTheShortestStepBetweenNeighborsAcrossBothWraps() {
    time.onPacket(65_534, -960, OPUS_HERTZ);
    assertThat(time.millis()).as("one packet has no step").isNull();
    time.onPacket(65_535, 960, OPUS_HERTZ);
    assertThat(time.millis()).isEqualTo(40.0);
    time.onPacket(0, 1920, OPUS_HERTZ);
    assertThat(time.millis()).isEqualTo(20.0);
    time.onPacket(2, 1921, OPUS_HERTZ);
    assertThat(time.millis()).as("no neighbor").isEqualTo(20.0);
  }

  @Test
  void stepsThatNoPacketHoldsSayNothing() {
    time.onPacket(1, 0, OPUS_HERTZ);
    time.onPacket(2, 0, OPUS_HERTZ);
    time.onPacket(3, 1, OPUS_HERTZ);
    time.onPacket(4, Integer.MIN_VALUE, OPUS_HERTZ);
    time.onPacket(5, Integer.MAX_VALUE, OPUS_HERTZ);
    assertThat(time.millis()).isNull();
  }
}
