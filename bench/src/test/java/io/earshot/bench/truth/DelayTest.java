package io.earshot.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.bench.truth.PacketLog.Direction;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Delays of all recorded calls against marks joined here and against the forwarder's log. */
class DelayTest {

  /** Marks have a resolution of 0.1 ms, and a histogram's bucket is 0.1 % wide. */
  private static final double MARKS_TOLERANCE_MILLIS = 0.2;

  /** RTCP readings round to 1 ms, and a hop has its own processing. */
  private static final double RTCP_TOLERANCE_MILLIS = 3;

  /** Source: {@code marks.csv}. Who speaks to whom is the report's to find out, too. */
  @ParameterizedTest
  @EnumSource
  void mediaTookAsLongAsItsFramesFromEncoderToReceiver(RecordedCall call) {
    MarkLog marks = MarkLog.of(call);
    CallReport report = CallReport.of(call);

    Set<String> pairs =
        report.hops("media").stream()
            .map(hop -> hop.path("from").textValue() + "->" + hop.path("to").textValue())
            .collect(Collectors.toSet());
    assertThat(pairs).isNotEmpty().isEqualTo(marks.millisByPair().keySet());
    marks
        .millisByPair()
        .forEach(
            (pair, truth) -> {
              String[] ends = pair.split("->", -1);
              truth.assertThatTheyAre(
                  report.hop("media", ends[0], ends[1]), MARKS_TOLERANCE_MILLIS);
            });
  }

  /** Source: {@code net.csv}, {@code added_ms} of RTCP packets, both clients together. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LIVEKIT_RED_BURST")
  void withoutMarksAtTheServerRtcpSaysWhatEachWayTook(RecordedCall call) {
    PacketLog log = PacketLog.of(call);
    CallReport report = CallReport.of(call);

    assertRtcp(report.hops("uplink"), log.addedToRtcp(Direction.CLIENT_TO_SERVER));
    assertRtcp(report.hops("downlink"), log.addedToRtcp(Direction.SERVER_TO_CLIENT));
  }

  private static void assertRtcp(List<JsonNode> hops, Samples added) {
    assertThat(hops).hasSize(2);
    for (JsonNode hop : hops) {
      assertThat(hop.path("clock").textValue()).isEqualTo("rtcp");
      assertThat(hop.path("delayMillis").path("p50").doubleValue())
          .as("p50 of %s", hop)
          .isCloseTo(added.p50(), within(RTCP_TOLERANCE_MILLIS));
    }
  }
}
