package io.earshot.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mouth to ear against tones that were played into microphones and heard at ears. */
class MouthToEarTest {

  /** The tones' own error of 10 ms, and the audio device's, which no page sees. */
  private static final double TOLERANCE_MILLIS = 15;

  /** Source: {@code beeps.jsonl}, all pairs whose frames join, together. */
  @ParameterizedTest
  @EnumSource
  void theSoundTookAsLongAsItsTones(RecordedCall call) {
    String earLabel = call.isJanus() ? "ear" : "ear_source";
    Tones tones = Tones.of(call);
    List<Samples> pairs =
        CallReport.of(call).hops("media").stream()
            .map(
                hop ->
                    tones.mouthToEar(
                        hop.path("from").textValue(), hop.path("to").textValue(), earLabel))
            .toList();
    JsonNode spread = CallReport.of(call).session().path("mouthToEarMillis");

    assertThat(spread.path("count").intValue()).isGreaterThanOrEqualTo(59 * pairs.size());
    assertThat(spread.path("p50").doubleValue())
        .isCloseTo(Samples.pooled(pairs).p50(), within(TOLERANCE_MILLIS));
  }

  /** Source: SOURCE.md: p50 108; it checks how this package reads tones. */
  @Test
  void theTonesAreReadAsTheLabReadThem() {
    Tones tones = Tones.of(RecordedCall.LIVEKIT_RED_BURST);

    assertThat(tones.mouthToEar("speaker", "listener", "ear_source").p50())
        .isCloseTo(108, within(1.0));
  }
}
