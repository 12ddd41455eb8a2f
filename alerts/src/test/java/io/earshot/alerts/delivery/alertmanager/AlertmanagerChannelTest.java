package io.earshot.alerts.delivery.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.alerts.delivery.Notices;
import io.earshot.alerts.delivery.channel.PageLinks;
import io.earshot.alerts.delivery.channel.Reply;
import io.earshot.alerts.delivery.channel.Telling;
import io.earshot.alerts.delivery.channel.Verdict;
import io.earshot.alerts.incident.Notice;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertmanagerChannelTest {

  private final AlertmanagerChannel channel = new AlertmanagerChannel(PageLinks.NONE, null);

  @Test
  void bothEndsAreAlwaysThereAndEventTime() throws IOException {
    JsonNode firing = body(Notices.firing("a", 1_699_999_980, 2, 1_700_000_000), null).get(0);
    assertThat(firing.path("startsAt").asText()).isEqualTo("2023-11-14T22:13:00Z");
    assertThat(firing.path("endsAt").asText()).isEqualTo("2023-11-14T22:17:20Z");
    JsonNode over = body(Notices.resolved("a", 1_699_999_980, 3, 1_700_000_060), null).get(0);
    assertThat(over.path("startsAt").asText()).isEqualTo("2023-11-14T22:13:00Z");
    assertThat(over.path("endsAt").asText()).isEqualTo("2023-11-14T22:14:20Z");
  }

  @Test
  void aFormerSeverityEndsWhereTheNewOneBegins() throws IOException {
    JsonNode body = body(Notices.firing("a", 1_699_999_980, 2, 1_700_000_000), "warning");
    assertThat(body).hasSize(2);
    assertThat(body.at("/0/labels/severity").asText()).isEqualTo("warning");
    assertThat(body.at("/0/endsAt").asText()).isEqualTo("2023-11-14T22:13:20Z");
    assertThat(body.at("/1/labels/severity").asText()).isEqualTo("critical");
    assertThat(body.at("/1/endsAt").asText()).isEqualTo("2023-11-14T22:17:20Z");
  }

  /** Alertmanager's page reads a matcher in braces after {@code filter=}, its quotes escaped. */
  @Test
  void itsOwnPageShowsTheAlertsOfTheRule() {
    assertThat(channel.pageOf("HighRtt")).isNull();
    assertThat(new AlertmanagerChannel(PageLinks.NONE, "http://am:9093").pageOf("High \"x\""))
        .isEqualTo("http://am:9093/#/alerts?filter=%7Balertname%3D%22High%20%5C%22x%5C%22%22%7D");
  }

  @Test
  void aNoToManyIsANoToSome() {
    Reply bad = new Reply.Answer(400, null, "start time must be before end time");
    assertThat(channel.verdict(bad, 2)).isInstanceOf(Verdict.Mixed.class);
    assertThat(channel.verdict(bad, 1)).isInstanceOf(Verdict.Refused.class);
    assertThat(channel.verdict(new Reply.Answer(500, null, ""), 2))
        .isInstanceOf(Verdict.Again.class);
  }

  private JsonNode body(Notice notice, @Nullable String formerSeverity) throws IOException {
    byte[] body = channel.post(List.of(new Telling(notice, formerSeverity)), 0).body();
    return new ObjectMapper().readTree(body);
  }
}
