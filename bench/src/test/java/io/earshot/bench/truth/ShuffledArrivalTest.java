package io.earshot.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks reorder: inside the grace the report must not notice. */
class ShuffledArrivalTest {

  static Stream<Arguments> callsAndSeeds() {
    return Arrays.stream(RecordedCall.values())
        .flatMap(call -> Stream.of("1", "2", "3").map(seed -> Arguments.of(call, seed)));
  }

  @ParameterizedTest
  @MethodSource("callsAndSeeds")
  void anotherOrderOfArrivalGivesTheSameFinalNumbers(RecordedCall call, String seed) {
    assertThat(CallReport.replayed(call.folder(), "--shuffle", seed).finalText())
        .isEqualTo(CallReport.of(call).finalText());
  }

  @ParameterizedTest
  @EnumSource
  void anotherOrderGivesTheSameFinalNumbersWithSeparateClocks(RecordedCall call) {
    String inOrder = CallReport.replayed(call.folder(), "--clocks", "separate").finalText();
    assertThat(
            CallReport.replayed(call.folder(), "--clocks", "separate", "--shuffle", "7")
                .finalText())
        .isEqualTo(inOrder);
  }
}
