package io.earshot.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls whose participants are said to share no clock, and whose clocks are moved apart: the delays
 * must be those of the one clock that stamped everything, which is the truth here.
 */
class SeparateClocksReportTest {

  private static final List<String> SHIFTED_JANUS =
      List.of("--shift", "alice=+3.2,40", "--shift", "bob=-7200,-25");

  private static final List<String> SHIFTED_LIVEKIT =
      List.of(
          "--clocks", "separate", "--shift", "speaker=+3.2,40", "--shift", "listener=-90000,-25");

  private static final Set<String> CROSSING = Set.of("uplink", "downlink", "media");

  /** Both reports round to 0.1 µs and their histograms to 0.1 %. */
  private static final double ROUNDING_RATIO = 0.002;

  static Stream<Arguments> callsAndClocks() {
    return Arrays.stream(RecordedCall.values())
        .flatMap(
            call ->
                Stream.of(
                    Arguments.of(call, List.of("--clocks", "separate")),
                    Arguments.of(call, call.isJanus() ? SHIFTED_JANUS : SHIFTED_LIVEKIT)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("callsAndClocks")
  void everyDelayIsThatOfOneClockWithinItsBound(RecordedCall call, List<String> options) {
    CallReport separate = CallReport.replayed(call.folder(), options.toArray(String[]::new));
    int compared = 0;
    for (JsonNode truth : CallReport.of(call).session().path("hops")) {
      if (CROSSING.contains(truth.path("hop").textValue())) {
        assertHolds(hop(separate, truth), truth);
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(4);
  }

  private static JsonNode hop(CallReport report, JsonNode like) {
    return report.hop(
        like.path("hop").textValue(), like.path("from").textValue(), like.path("to").textValue());
  }

  private static void assertHolds(JsonNode hop, JsonNode truth) {
    assertThat(hop.path("clock").textValue()).isEqualTo("estimated");
    assertThat(hop.path("count")).isEqualTo(truth.path("count"));
    double ownBoundMillis =
        truth.path("clock").textValue().equals("same")
            ? 0.1
            : truth.path("boundMillis").path("max").doubleValue();
    double boundMillis = hop.path("boundMillis").path("max").doubleValue() + ownBoundMillis;
    for (String statistic : List.of("min", "p50", "p90", "p95", "max")) {
      double trueMillis = truth.path("delayMillis").path(statistic).doubleValue();
      double tolerance = boundMillis + ROUNDING_RATIO * trueMillis;
      assertThat(hop.path("delayMillis").path(statistic).doubleValue())
          .as("%s of %s", statistic, hop)
          .isCloseTo(trueMillis, within(tolerance));
      assertThat(hop.path("loMillis").path(statistic).doubleValue())
          .as("shortest %s", statistic)
          .isLessThanOrEqualTo(trueMillis + ownBoundMillis + ROUNDING_RATIO * trueMillis);
      assertThat(hop.path("hiMillis").path(statistic).doubleValue())
          .as("longest %s", statistic)
          .isGreaterThanOrEqualTo(trueMillis - ownBoundMillis - ROUNDING_RATIO * trueMillis);
    }
    assertNotTighterThanTheData(hop, truth);
  }

  /** One end's floors, there and back, leave half of their sum open (ClockEdge, causality). */
  private static void assertNotTighterThanTheData(JsonNode hop, JsonNode truth) {
    JsonNode loop = truth.path("loopMillis");
    if (!loop.isNull()) {
      assertThat(hop.path("boundMillis").path("min").doubleValue())
          .as("bound of %s", hop)
          .isGreaterThanOrEqualTo(loop.path("min").doubleValue() / 2 - 0.5);
    }
  }
}
