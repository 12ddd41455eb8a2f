package io.earshot.media.sequence;

import static io.earshot.media.sequence.SequenceStep.ADVANCED;
import static io.earshot.media.sequence.SequenceStep.BEHIND;
import static io.earshot.media.sequence.SequenceStep.ON_PROBATION;
import static io.earshot.media.sequence.SequenceStep.RESTARTED;
import static io.earshot.media.sequence.SequenceStep.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.snapshot.RoundTrip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendedSequenceTest {

  @Test
  void numbersGoOnAcrossTheWrap() {
    ExtendedSequence sequence = startedAt(65534);
    assertThat(sequence.onPacket(65535)).isEqualTo(ADVANCED);
    assertThat(sequence.onPacket(0)).isEqualTo(ADVANCED);
    assertThat(sequence.newest()).isEqualTo(65536);
    assertThat(sequence.onPacket(65535)).isEqualTo(BEHIND);
    assertThat(sequence.newest()).isEqualTo(65535);
    assertThat(sequence.highest()).isEqualTo(65536);
  }

  @ParameterizedTest(name = "{1} after {0} is {2}")
  @CsvSource({
    "1000, 1001, ADVANCED",
    "1000, 3999, ADVANCED",
    "1000, 4000, ON_PROBATION",
    "1000, 1000, BEHIND",
    "1000,  901, BEHIND",
    "1000,  900, ON_PROBATION",
    "   0, 65535, BEHIND",
    "   0, 65437, BEHIND",
    "   0, 65436, ON_PROBATION",
    "65535, 2998, ADVANCED",
    "65535, 2999, ON_PROBATION",
    "   5, 32773, ON_PROBATION"
  })
  void theBoundsAreThoseOfRfc3550A1(int first, int second, SequenceStep step) {
    assertThat(startedAt(first).onPacket(second)).isEqualTo(step);
  }

  @Test
  void oneLatePacketBelowZeroIsNegative() {
    ExtendedSequence sequence = startedAt(0);
    sequence.onPacket(65535);
    assertThat(sequence.newest()).isEqualTo(-1);
  }

  @Test
  void oneStrayPacketChangesNothing() {
    ExtendedSequence sequence = startedAt(10);
    assertThat(sequence.onPacket(40_000)).isEqualTo(ON_PROBATION);
    assertThat(sequence.newest()).isEqualTo(10);
    assertThat(sequence.onPacket(11)).isEqualTo(ADVANCED);
    assertThat(sequence.resets()).isZero();
  }

  @Test
  void twoPacketsInARowAfterAJumpOpenAnEpoch() {
    ExtendedSequence sequence = startedAt(10);
    sequence.onPacket(40_000);
    assertThat(sequence.onPacket(40_001)).isEqualTo(RESTARTED);
    assertThat(sequence.highest()).isEqualTo(40_001);
    assertThat(sequence.newest()).isEqualTo(40_001);
    assertThat(sequence.resets()).isEqualTo(1);
  }

  @Test
  void theNumberThatRestartedIsNoRestartForever() {
    ExtendedSequence sequence = startedAt(10);
    sequence.onPacket(40_000);
    sequence.onPacket(40_001);
    sequence.onPacket(40_201);
    assertThat(sequence.onPacket(40_001)).isEqualTo(ON_PROBATION);
  }

  @Test
  void aPacketOfTheOldEpochMayArriveBetweenTheTwo() {
    ExtendedSequence sequence = startedAt(10);
    sequence.onPacket(40_000);
    sequence.onPacket(11);
    assertThat(sequence.onPacket(40_001)).isEqualTo(RESTARTED);
  }

  @Test
  void aGapOnProbationStartsItOver() {
    ExtendedSequence sequence = startedAt(10);
    sequence.onPacket(40_000);
    assertThat(sequence.onPacket(40_002)).isEqualTo(ON_PROBATION);
    assertThat(sequence.onPacket(40_003)).isEqualTo(RESTARTED);
  }

  @Test
  void anEpochMayOpenAcrossTheWrap() {
    ExtendedSequence sequence = startedAt(30_000);
    sequence.onPacket(65535);
    assertThat(sequence.onPacket(0)).isEqualTo(RESTARTED);
    assertThat(sequence.highest()).isEqualTo(65536);
    assertThat(sequence.onPacket(1)).isEqualTo(ADVANCED);
    assertThat(sequence.newest()).isEqualTo(65537);
  }

  @Test
  void onlySixteenBitsCount() {
    ExtendedSequence sequence = startedAt(0x1_0005);
    assertThat(sequence.highest()).isEqualTo(5);
    assertThat(sequence.onPacket(-65530)).isEqualTo(ADVANCED);
    assertThat(sequence.highest()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void aRestoredSequenceGoesOn(int cut) {
    int[] numbers = {65535, 0, 65500, 9000, 1, 9001, 9003};
    ExtendedSequence whole = new ExtendedSequence();
    ExtendedSequence parts = new ExtendedSequence();
    for (int i = 0; i < numbers.length; i++) {
      parts = i == cut ? copyOf(parts) : parts;
      assertThat(parts.onPacket(numbers[i])).isEqualTo(whole.onPacket(numbers[i]));
      assertThat(parts.newest()).isEqualTo(whole.newest());
    }
    assertThat(parts.resets()).isEqualTo(whole.resets()).isEqualTo(1);
  }

  private static ExtendedSequence copyOf(ExtendedSequence sequence) {
    return RoundTrip.of(sequence, ExtendedSequence::writeTo, ExtendedSequence::readFrom);
  }

  private static ExtendedSequence startedAt(int number) {
    ExtendedSequence sequence = new ExtendedSequence();
    assertThat(sequence.onPacket(number)).isEqualTo(STARTED);
    return sequence;
  }
}
