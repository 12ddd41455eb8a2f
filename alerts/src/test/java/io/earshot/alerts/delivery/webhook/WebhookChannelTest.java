package io.earshot.alerts.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.alerts.delivery.Notices;
import io.earshot.alerts.delivery.channel.PageLinks;
import io.earshot.alerts.delivery.channel.Post;
import io.earshot.alerts.delivery.channel.Telling;
import io.earshot.alerts.incident.Notice;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookChannelTest {

  private static final String ALERT_ID = "0123456789abcdef0123456789abcdef";

  private final WebhookChannel channel =
      new WebhookChannel("hook", "shared secret", new PageLinks("https://earshot.example"));

  /** Field by field the example of Alertmanager's documentation of webhook_config, version 4. */
  @Test
  void speaksAlertmanagersVersionFour() throws IOException {
    JsonNode expected =
        json(
            """
            {"version": "4", "groupKey": "{}:{earshot_alert=\\"%1$s\\"}", "truncatedAlerts": 0,
             "status": "firing", "receiver": "hook",
             "groupLabels": {"earshot_alert": "%1$s"},
             "commonLabels": {"alertname": "HighRtt", "session": "%1$s", "severity": "critical"},
             "commonAnnotations": {"summary": "slow"},
             "externalURL": "https://earshot.example",
             "alerts": [{"status": "firing",
               "labels": {"alertname": "HighRtt", "session": "%1$s", "severity": "critical"},
               "annotations": {"summary": "slow"},
               "startsAt": "2023-11-14T22:13:00Z", "endsAt": "0001-01-01T00:00:00Z",
               "generatorURL": "https://earshot.example/alerts/%1$s",
               "fingerprint": "0123456789abcdef"}]}
            """
                .formatted(ALERT_ID));
    assertThat(body(Notices.firing(ALERT_ID, 1_699_999_980, 2, 1_700_000_000))).isEqualTo(expected);
  }

  @Test
  void anEndIsEventTime() throws IOException {
    JsonNode body = body(Notices.resolved(ALERT_ID, 1_699_999_980, 3, 1_700_000_060));
    assertThat(body.path("status").asText()).isEqualTo("resolved");
    assertThat(body.at("/alerts/0/endsAt").asText()).isEqualTo("2023-11-14T22:14:20Z");
  }

  @Test
  void headersSayWhichAttemptItIsNotAndHowLongItHolds() {
    Post first =
        post(Notices.firing(ALERT_ID, 1_699_999_980, 2, 1_700_000_000), 1_700_000_001_000L);
    Post again =
        post(Notices.firing(ALERT_ID, 1_699_999_980, 2, 1_700_000_000), 1_700_000_009_000L);
    assertThat(first.headers())
        .containsEntry("Idempotency-Key", ALERT_ID + "@1699999980/2")
        .containsEntry("Earshot-Valid-Until", "2023-11-14T22:17:20Z")
        .containsEntry(
            "Earshot-Signature", Signature.of("shared secret", 1_700_000_001, first.body()));
    assertThat(again.headers().get("Idempotency-Key"))
        .isEqualTo(first.headers().get("Idempotency-Key"));
    assertThat(again.headers().get("Earshot-Signature")).startsWith("t=1700000009,");
  }

  private JsonNode body(Notice notice) throws IOException {
    return new ObjectMapper().readTree(post(notice, 0).body());
  }

  private Post post(Notice notice, long nowMillis) {
    return channel.post(List.of(new Telling(notice, null)), nowMillis);
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
