package io.earshot.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.bench.truth.PacketLog.Direction;
import io.earshot.bench.truth.PacketLog.Packet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Loss per leg against the forwarder's packet log, which no browser and no server has seen.
 *
 * <p>The report may be off by what is between two readings a second apart: 4 packets or 4 %.
 */
class LossTest {

  private static final int MIN_TOLERANCE_PACKETS = 4;
  private static final double TOLERANCE_RATIO = 0.04;

  /** Source: {@code net.csv}, verdicts of one direction and SSRC up to the last reading. */
  @ParameterizedTest
  @EnumSource
  void everyLegLostWhatTheForwarderDropped(RecordedCall call) {
    PacketLog log = PacketLog.of(call);
    Map<String, Double> lastReadMillis = Readings.of(call).lastAtMillis();
    CallReport report = CallReport.of(call);

    for (JsonNode stream : report.streams("in")) {
      assertOwnLoss(stream, log, Direction.SERVER_TO_CLIENT, lastReadMillis);
    }
    for (JsonNode stream : report.streams("out")) {
      assertOwnLoss(stream, log, Direction.CLIENT_TO_SERVER, lastReadMillis);
    }
  }

  /** Source: {@code reference.json}, {@code packet_log_rtp}: 21 up, 53 and 53 down, 0 down. */
  @Test
  void theLiveKitCallsLegsLostExactlyWhatTheForwarderDropped() {
    CallReport report = CallReport.of(RecordedCall.LIVEKIT_RED_BURST);
    JsonNode legs = RecordedCall.LIVEKIT_RED_BURST.reference().path("packet_log_rtp");

    assertThat(legs).hasSize(4);
    report.assertLegsLost(legs);
  }

  /**
   * Source: {@code reference.json}, {@code loss_runs_…}: of the speaker's uplink, and of the
   * translation's downlink, which had lost nothing before.
   */
  @Test
  void lossCameInTheRunsOfTheForwardersLog() {
    CallReport report = CallReport.of(RecordedCall.LIVEKIT_RED_BURST);
    JsonNode reference = RecordedCall.LIVEKIT_RED_BURST.reference();

    assertThat(report.stream("speaker", "out", 3795808942L).path("lossRuns"))
        .isEqualTo(reference.path("loss_runs_speaker_up_3795808942"));
    assertThat(report.stream("listener", "in", 1886933464L).path("lossRuns"))
        .isEqualTo(reference.path("loss_runs_listener_down_1886933464"));
  }

  private static void assertOwnLoss(
      JsonNode stream, PacketLog log, Direction direction, Map<String, Double> lastReadMillis) {
    List<Packet> packets = log.rtp(direction, stream.path("ssrc").longValue());
    Double untilMillis = lastReadMillis.get(stream.path("participant").textValue());
    int lost = 0;
    if (untilMillis == null) {
      assertThat(packets).as("a worker sits beside the server: %s", stream).isEmpty();
    } else {
      assertThat(packets).as("logged packets of %s", stream).hasSizeGreaterThan(2_900);
      lost = PacketLog.lostWithin(packets, untilMillis);
    }
    double tolerance = Math.max(MIN_TOLERANCE_PACKETS, TOLERANCE_RATIO * lost);
    assertThat(stream.path("ownLegLostPackets").isIntegralNumber()).isTrue();
    assertThat(stream.path("ownLegLostPackets").doubleValue())
        .as("own loss of %s", stream)
        .isCloseTo(lost, within(tolerance));
  }
}
