package io.earshot.streams.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.streams.session.input.LifecycleType;
import io.earshot.streams.session.result.ConnectionQuality;
import io.earshot.streams.session.result.SessionSummary;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** LiveKit's own word stands beside the MOS and changes nothing of it. */
class ConnectionQualityTest {

  @Test
  void eachValueHoldsUntilTheNextOneAndTheLastUntilTheParticipantLeaves() {
    ReadCall call = spoken(40);
    tell(call, 2, "EXCELLENT");
    tell(call, 12, "poor");
    tell(call, 12, "poor");
    tell(call, 15, "good");
    call.told(35, LifecycleType.LEFT, null);
    assertThat(quality(call.summary()))
        .isEqualTo(
            new ConnectionQuality(
                "good", "poor", Map.of("excellent", 10.0, "poor", 3.0, "good", 20.0)));
  }

  @Test
  void whatNobodyKnowsIsPassedOverAndNothingSaidIsUnknown() {
    ReadCall call = spoken(20);
    tell(call, 2, "splendid");
    tell(call, 3, null);
    assertThat(quality(call.summary())).isNull();
  }

  @Test
  void theMosDoesNotMove() {
    ReadCall call = spoken(40);
    tell(call, 1, "lost");
    assertThat(ReadCall.streamOf(call.summary()).rating()).isEqualTo(spoken(40).stream().rating());
  }

  private static void tell(ReadCall call, int second, @Nullable String value) {
    call.told(second, LifecycleType.QUALITY_INDICATED, value);
  }

  private static ReadCall spoken(int seconds) {
    ReadCall call = new ReadCall();
    for (int second = 0; second < seconds; second++) {
      call.read(second, ReadCall.counters(50 * (second + 1), 0));
    }
    return call;
  }

  private static @Nullable ConnectionQuality quality(SessionSummary summary) {
    return summary.participants().stream()
        .filter(each -> each.participant().equals("ben"))
        .findFirst()
        .orElseThrow()
        .connectionQuality();
  }
}
