package io.earshot.lab.impair.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.lab.impair.Direction;
import io.earshot.lab.impair.Impairment;
import io.earshot.lab.impair.Link;
import io.earshot.lab.impair.NamedProfiles;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class PacketLogTest {

  private static final long START_NANOS = -5_000_000_000L;

  @Test
  void aPacketIsOneLineInMillisecondsOfTheWallClock() throws IOException {
    StringWriter text = new StringWriter();
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.678901234Z"));
    try (PacketLog log = PacketLog.to(text, clock, START_NANOS)) {
      add(log, Direction.FORTH, START_NANOS, "delay50", 172);
      add(log, Direction.BACK, START_NANOS + 1_234_567, "loss100", 60);
      add(log, Direction.BACK, START_NANOS + 2_000_000_000L, "dup100", 0);
    }
    assertThat(text.toString())
        .isEqualTo(
            """
            direction,t_ms,bytes,verdict,added_ms
            0,1767323045678.901,172,ok,50.000
            1,1767323045680.135,60,lost,
            1,1767323047678.901,0,dup,0.000
            """);
  }

  private static void add(
      PacketLog log, Direction direction, long nowNanos, String profile, int bytes)
      throws IOException {
    Impairment impairment = NamedProfiles.of(profile).orElseThrow().of(direction);
    log.add(
        direction, nowNanos, bytes, new Link(1, 0, direction).pass(impairment, nowNanos, bytes));
  }
}
