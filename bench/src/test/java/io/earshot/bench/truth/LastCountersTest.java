package io.earshot.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.bench.truth.Readings.Counters;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole-call counters against what the receivers themselves had counted in the end. */
class LastCountersTest {

  /** Source: the last {@code getStats()} of each stream; no stream is missing or made up. */
  @ParameterizedTest
  @EnumSource
  void whatWasLostAndConcealedIsWhatTheReceiverCountedLast(RecordedCall call) {
    Map<Long, Counters> reported = new TreeMap<>();
    for (JsonNode stream : CallReport.of(call).streams("in")) {
      reported.put(
          stream.path("ssrc").longValue(),
          new Counters(
              stream.path("lostPackets").longValue(),
              stream.path("concealedSamples").longValue(),
              stream.path("totalSamples").longValue()));
    }

    assertThat(reported).isEqualTo(Readings.of(call).bySsrc());
  }

  /** Source: SOURCE.md, concealed samples and packetsLost of the listener. */
  @Test
  void theReadingsAreWhatTheLabPublished() {
    Map<Long, Counters> bySsrc = Readings.of(RecordedCall.LIVEKIT_RED_BURST).bySsrc();

    assertThat(bySsrc)
        .hasSize(4)
        .containsEntry(2320616208L, new Counters(74, 17_912, 4_427_040))
        .containsEntry(1886933464L, new Counters(53, 18_279, 4_549_440));
  }
}
