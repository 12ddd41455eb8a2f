package io.earshot.console.alerts.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.alerts.explanation.AlertFacts;
import io.earshot.alerts.explanation.AlertStory;
import io.earshot.alerts.explanation.Explanation;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.console.alerts.board.MadeUpAlerts;
import io.earshot.console.alerts.document.ExplanationDocument;
import io.earshot.console.page.call.series.ShownName;
import io.earshot.console.report.json.ReportJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertTableTest {

  /** Clears the screen, by two ways to say it, and turns the line round. */
  private static final String HOSTILE = "a\u001b[2J\u009b2J\u202e\r\nb";

  private static final AlertStory STORY =
      new AlertStory(
          List.of(
              MadeUpAlerts.change(
                  "3f2a91c0de1234", 1, AlertState.FIRING, 0, Map.of("session", HOSTILE))));

  @Test
  void aLineHasTheBeginningOfTheIdAndASentence() {
    AlertStory story =
        new AlertStory(List.of(MadeUpAlerts.change("3f2a91c0de1234", 1, AlertState.FIRING, 0)));
    assertThat(AlertTable.line(story, null))
        .isEqualTo(
            "3f2a91c0de12  Loss firing since 1970-01-01 00:00:00 UTC (warning): c1 / pierre:"
                + " 0.04 > 0.02 in the 10 s to 00:00:00 (n 500)\n");
  }

  @Test
  void nobodyWhoNamesACallSteersTheTerminal() throws Exception {
    String line = AlertTable.line(STORY, null);
    assertThat(line).contains(": a[2J2Jb: ").endsWith("\n");
    assertThat(line.strip()).doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f\\u202e]");
    String text = ExplanationText.of(explanation(), "/call/x");
    assertThat(text.replace("\n", "")).doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f\\u202e]");
    assertThat(text).contains("Loss firing").contains("not known: rule: gone[2J");
    String json =
        TerminalText.ofJson(ReportJson.indented(ExplanationDocument.of(explanation(), 0L)));
    assertThat(json.replace("\n", "")).doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f\\u202e]");
    JsonNode document = new ObjectMapper().readTree(json);
    assertThat(document.at("/alert/labels/session").asText()).isEqualTo(HOSTILE);
    assertThat(document.at("/links/session").asText())
        .isEqualTo("/call/a%1B%5B2J%C2%9B2J%E2%80%AE%0D%0Ab?t=0");
  }

  @Test
  void aRollUpNamesWhatItCounted() {
    Explanation of = explanation();
    Explanation rollUp =
        new Explanation(
            of.facts(),
            of.sentence(),
            of.edge(),
            of.around(),
            of.bound(),
            List.of(STORY),
            of.agents(),
            null,
            of.unknown());
    assertThat(ExplanationText.of(rollUp, null))
        .containsPattern("counted +about +state now\n +" + STORY.alertId() + " +a.*firing\n");
    JsonNode counted = ExplanationDocument.of(rollUp, null).get("counted");
    assertThat(counted).hasSize(1);
    assertThat(counted.at("/0/link").asText()).isEqualTo("/alerts/" + STORY.alertId());
    assertThat(counted.at("/0/state").asText()).isEqualTo("firing");
    assertThat(ExplanationText.of(of, null)).doesNotContain("state now");
  }

  private static Explanation explanation() {
    return Explanation.of(
        new AlertFacts(
            STORY,
            null,
            "gone\u001b[2J",
            0,
            List.of(),
            List.of(),
            List.of(),
            "the finding " + HOSTILE,
            List.of(),
            List.of()),
        ShownName::of);
  }
}
