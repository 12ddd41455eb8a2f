package io.earshot.alerts.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.delivery.Notices;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeLabelsTest {

  @Test
  void namesAreWhatPrometheusAllows() {
    assertThat(safe(Map.of("a-b", "1", "7", "2", "ä b", "3")))
        .containsEntry("a_b", "1")
        .containsEntry("_7", "2")
        .containsEntry("__b", "3")
        .containsEntry("alertname", "HighRtt")
        .containsEntry("severity", "critical");
  }

  @Test
  void noLabelTakesThePlaceOfAnother() {
    assertThat(safe(Map.of("a-b", "1", "a.b", "2", "severity", "3", "alertname", "4")))
        .hasSize(6)
        .containsValues("1", "2", "3", "4", "HighRtt", "critical");
  }

  @Test
  void anEmptyValueIsNoLabel() {
    assertThat(safe(Map.of("region", ""))).doesNotContainKey("region");
  }

  @Test
  void halvesOfCharactersBecomeOneThatUtf8Has() throws CharacterCodingException {
    String text = SafeText.of("\uD83D a \uDE00 b \uD83D\uDE00 \uD83D");
    assertThat(text).isEqualTo("\uFFFD a \uFFFD b \uD83D\uDE00 \uFFFD");
    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
  }

  @Test
  void longTextsAreCutAndStayDifferent() {
    String one = SafeText.of("x".repeat(10_000) + "1");
    String other = SafeText.of("x".repeat(10_000) + "2");
    assertThat(one).hasSize(SafeText.MAX_LENGTH + 1 + 16).isNotEqualTo(other);
    assertThat(SafeText.of("x".repeat(SafeText.MAX_LENGTH))).hasSize(SafeText.MAX_LENGTH);
  }

  @Test
  void aCutHalvesNoCharacter() {
    String text = "x".repeat(SafeText.MAX_LENGTH - 1) + "\uD83D\uDE00" + "y".repeat(10);
    assertThat(SafeText.of(text)).startsWith("x".repeat(SafeText.MAX_LENGTH - 1) + "…");
  }

  private static Map<String, String> safe(Map<String, String> labels) {
    Transition any = Notices.change("a", 90, 2, 100, AlertState.FIRING, "critical");
    Transition alert =
        new Transition(
            any.alertId(),
            any.occurrenceId(),
            any.sequence(),
            any.rule(),
            any.ruleHash(),
            Labels.of(labels),
            any.context(),
            any.tick(),
            any.from(),
            any.to(),
            any.reason(),
            any.severity(),
            any.annotations(),
            any.evidence(),
            any.activeTick(),
            any.validUntilTick());
    return SafeLabels.of(alert, "critical");
  }
}
