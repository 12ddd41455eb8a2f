package io.earshot.alerts.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Evidence;
import io.earshot.alerts.rule.state.Reason;
import io.earshot.alerts.rule.state.Transition;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertRecordTest {

  private static final Transition FIRING = transition(new Evidence(0.034, 0.02, 500, 10));

  /** The promise to programs: every field, its form and its place. */
  @Test
  void theRecordIsWhatProgramsRead() {
    assertThat(text(FIRING))
        .isEqualTo(
            "{'v':1,'alertId':'a1','occurrenceId':'o1','seq':2,'rule':'PacketLoss','ruleHash':'h',"
                    .replace('\'', '"')
                + ("'from':'pending','to':'firing','reason':'threshold','severity':'warning',"
                        + "'labels':{'leg':'downlink','session':'c1'},'context':{'sfu':'s'},"
                        + "'annotations':{'summary':'3.4 % lost'},"
                        + "'value':0.034,'threshold':0.02,'samples':500,"
                        + "'window':{'from':'2026-01-01T00:00:50Z','to':'2026-01-01T00:01:00Z'},"
                        + "'activeAt':'2026-01-01T00:00:45Z','eventTime':'2026-01-01T00:01:00Z',"
                        + "'tick':1767225660,'validUntil':'2026-01-01T00:05:00Z'}")
                    .replace('\'', '"'));
  }

  @Test
  void whatIsWrittenIsReadBack() throws UnreadableAlert {
    assertThat(AlertRecord.read(AlertRecord.bytes(FIRING))).isEqualTo(FIRING);
    Transition without = transition(new Evidence(null, null, 0, 0));
    assertThat(AlertRecord.read(AlertRecord.bytes(without))).isEqualTo(without);
  }

  @Test
  void aFieldOfALaterVersionIsPassedOver() throws UnreadableAlert {
    String later = text(FIRING).replace("{\"v\":1,", "{\"v\":2,\"news\":[1],");
    assertThat(AlertRecord.read(later.getBytes(StandardCharsets.UTF_8))).isEqualTo(FIRING);
  }

  @Test
  void aLabelMayHoldAnything() throws UnreadableAlert {
    Transition odd = FIRING.inWordsOf(Map.of("summary", "\"\n\\\u0000 é 𝄞"));
    assertThat(AlertRecord.read(AlertRecord.bytes(odd))).isEqualTo(odd);
  }

  @Test
  void whatIsNoRecordSaysWhatIsWrong() {
    assertUnreadable("[]", "v=");
    assertUnreadable("nonsense", "no JSON");
    assertUnreadable(text(FIRING).replace("\"firing\"", "\"burning\""), "to: found \"burning\"");
    assertUnreadable(text(FIRING).replace("1767225660", "\"x\""), "tick: found \"x\"");
    assertUnreadable(text(FIRING).replace("00:05:00Z", "noon"), "validUntil");
    assertUnreadable(text(FIRING).replace("\"alertId\"", "\"other\""), "alertId: found nothing");
  }

  private static void assertUnreadable(String text, String message) {
    assertThatThrownBy(() -> AlertRecord.read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableAlert.class)
        .hasMessageContaining(message);
  }

  private static String text(Transition transition) {
    return new String(AlertRecord.bytes(transition), StandardCharsets.UTF_8);
  }

  private static Transition transition(Evidence evidence) {
    return new Transition(
        "a1",
        "o1",
        2,
        "PacketLoss",
        "h",
        Labels.of(Map.of("session", "c1", "leg", "downlink")),
        Labels.of("sfu", "s"),
        1_767_225_660,
        AlertState.PENDING,
        AlertState.FIRING,
        Reason.THRESHOLD,
        "warning",
        Map.of("summary", "3.4 % lost"),
        evidence,
        1_767_225_645,
        1_767_225_900);
  }
}
