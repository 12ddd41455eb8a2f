package io.earshot.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an SFU says of a connection itself stands beside the MOS, as it said it. */
class IndicatorTest {

  /** Source: the {@code quality} rows of client-events.jsonl and worker.jsonl: always excellent. */
  @Test
  void liveKitsConnectionQualityIsItsOwnWord() {
    for (String name : List.of("listener", "speaker", "worker")) {
      JsonNode said = indicators(RecordedCall.LIVEKIT_RED_BURST, name);
      JsonNode quality = said.path("livekitConnectionQuality");
      assertThat(quality.path("last").textValue()).isEqualTo("excellent");
      assertThat(quality.path("worst").textValue()).isEqualTo("excellent");
      assertThat(quality.at("/heldSeconds/excellent").doubleValue()).isBetween(85.0, 104.0);
      assertThat(said.path("janusLinkQualityPercent").isNull()).isTrue();
    }
  }

  /** Source: {@code in-link-quality} of Janus' media events, by handle, read without our code. */
  @ParameterizedTest
  @EnumSource(names = "LIVEKIT_RED_BURST", mode = EnumSource.Mode.EXCLUDE)
  void janusLinkQualityIsThatOfItsEvents(RecordedCall call) {
    Map<String, DoubleSummaryStatistics> byHandle = new HashMap<>();
    for (JsonNode line : call.lines("janus-events")) {
      JsonNode event = line.path("ev");
      JsonNode body = event.path("event");
      if (event.path("type").intValue() == 32
          && body.path("packets-received").longValue() > 0
          && body.has("in-link-quality")) {
        byHandle
            .computeIfAbsent(event.path("handle_id").asText(), id -> new DoubleSummaryStatistics())
            .accept(body.path("in-link-quality").doubleValue());
      }
    }
    for (JsonNode participant : CallReport.of(call).session().path("participants")) {
      JsonNode in = participant.at("/indicators/janusLinkQualityPercent/in");
      if (in.isObject()) {
        assertThat(byHandle.values())
            .as(participant.path("participant").textValue())
            .anySatisfy(
                said -> {
                  assertThat(said.getCount()).isEqualTo(in.path("count").longValue());
                  assertThat(said.getMin()).isEqualTo(in.path("min").doubleValue());
                  assertThat(said.getMax()).isEqualTo(in.path("max").doubleValue());
                  assertThat(said.getAverage())
                      .isCloseTo(in.path("mean").doubleValue(), within(0.0051));
                });
      }
    }
    assertThat(indicators(call, "alice").path("livekitConnectionQuality").isNull()).isTrue();
    assertThat(indicators(call, "alice").at("/janusLinkQualityPercent/in").isObject()).isTrue();
  }

  private static JsonNode indicators(RecordedCall call, String participant) {
    for (JsonNode each : CallReport.of(call).session().path("participants")) {
      if (each.path("participant").textValue().equals(participant)) {
        return each.path("indicators");
      }
    }
    throw new AssertionError("no participant " + participant);
  }
}
