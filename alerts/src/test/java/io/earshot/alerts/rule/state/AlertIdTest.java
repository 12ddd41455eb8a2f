package io.earshot.alerts.rule.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.rule.series.Labels;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertIdTest {

  private static final Labels LABELS = Labels.of(Map.of("session", "c1", "participant", "a\"\n"));

  /** Computed with Python's hashlib: 4 bytes of length, big endian, before each part. */
  @Test
  void idsAreTheFirstHalfOfSha256() {
    String id = AlertId.of("HighRtt", LABELS);
    assertThat(id).isEqualTo("20b229a647fc4843f315e8b10da0bd19");
    assertThat(AlertId.ofOccurrence(id, 1_767_225_600L))
        .isEqualTo("f8bf9a31461ff2516917359579d4013a");
  }

  @Test
  void noPartRunsIntoTheNext() {
    assertThat(AlertId.of("A", Labels.of("b", "c"))).isNotEqualTo(AlertId.of("Ab", Labels.EMPTY));
    assertThat(AlertId.of("A", Labels.of("ab", "c")))
        .isNotEqualTo(AlertId.of("A", Labels.of("a", "bc")));
  }
}
