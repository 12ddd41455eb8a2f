package io.earshot.lab.impair.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.lab.impair.Bottleneck;
import io.earshot.lab.impair.BurstLoss;
import io.earshot.lab.impair.Impairment;
import io.earshot.lab.impair.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileFileTest {

  @Test
  void everySettingOfADirectionIsRead() {
    ProfileFile file =
        read(
            """
            forth:
              delay_millis: 40
              jitter_millis: 12.5
              order: free
              loss_percent: 0.5
              burst_loss: {enter_percent: 1, leave_percent: 25, good_loss_percent: 2, bad_loss_percent: 90}
              bandwidth_bps: 256000
              queue_millis: 200
              duplicate_percent: 3
            back:
              burst_loss: {enter_percent: 2, leave_percent: 50}
            """);
    assertThat(file.problems()).isEmpty();
    assertThat(file.profile())
        .isEqualTo(
            new Profile(
                "train.yml",
                new Impairment(
                    40,
                    12.5,
                    false,
                    0.005,
                    new BurstLoss(0.01, 0.25, 0.02, 0.9),
                    new Bottleneck(256_000, 200),
                    0.03),
                new Impairment(0, 0, true, 0, new BurstLoss(0.02, 0.5, 0, 1), null, 0)));
  }

  @Test
  void bothMeansBothDirections() {
    assertThat(read("both: {delay_millis: 30}").profile())
        .isEqualTo(Profile.symmetric("train.yml", new Impairment(30, 0, true, 0, null, null, 0)));
  }

  @Test
  void aDirectionThatIsNotNamedDoesNothing() {
    assertThat(read("back: {loss_percent: 2}").profile())
        .isEqualTo(
            new Profile(
                "train.yml", Impairment.NONE, new Impairment(0, 0, true, 0.02, null, null, 0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "both:\\n  delay_milis: 3 | 2 | unknown key 'delay_milis' | did you mean 'delay_millis'?",
        "both:\\n  loss_percent: 101 | 2 | found '101' | between 0 and 100",
        "both:\\n  delay_millis: -1 | 2 | found '-1' | between 0 and 10000",
        "both:\\n  loss_percent: .nan | 2 | found '.nan' | a number between 0 and 100",
        "both:\\n  order: sometimes | 2 | found 'sometimes' | one of kept, free",
        "both:\\n  queue_millis: 5 | 2 | queue_millis | without 'bandwidth_bps'",
        "both:\\n  burst_loss: {enter_percent: 1} | 2 | 'leave_percent' is missing | a percentage",
        "both:\\n  bandwidth_bps: 10 | 2 | found '10' | between 1000 and 10000000000",
        "both: {}\\nback: {} | 2 | found 'back' beside 'both' | one or the other",
        "up: {} | 1 | unknown key 'up' | both, forth, back",
        "[1] | 1 | | a map",
      })
  void whatIsWrongHasItsLine(String text, int line, String found, String expected) {
    ProfileFile file = read(text.replace("\\n", "\n"));
    assertThat(file.profile()).isNull();
    assertThat(file.problems()).hasSize(1);
    assertThat(file.problems().get(0).toString())
        .startsWith("train.yml:" + line + ": ")
        .contains(found == null ? "" : found)
        .contains(expected);
  }

  private static ProfileFile read(String text) {
    return ProfileFile.of("train.yml", "train.yml", text);
  }
}
