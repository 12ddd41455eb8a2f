package io.earshot.alerts.delivery.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryRecordTest {

  private static final DeliveryRecord RECORD =
      new DeliveryRecord(
          "n",
          "oncall",
          "webhook",
          null,
          new Told("a", "o", 2, 1_699_999_980, true, "critical", "HighRtt", 1_700_000_000));

  private static final String JSON =
      """
      {"v":1,"notifier":"n","receiver":"oncall","channel":"webhook","alertId":"a",\
      "occurrenceId":"o","seq":2,"rule":"HighRtt","status":"firing","severity":"critical",\
      "activeAt":"2023-11-14T22:13:00Z","eventTime":"2023-11-14T22:13:20Z"}""";

  @Test
  void isOneJsonObjectByReceiverAndAlert() {
    assertThat(new String(RECORD.bytes(), StandardCharsets.UTF_8)).isEqualTo(JSON);
    assertThat(RECORD.key()).isEqualTo("n/oncall/a");
  }

  @Test
  void isReadAsItWasWritten() {
    assertThat(DeliveryRecord.read(RECORD.bytes())).isEqualTo(RECORD);
  }

  @Test
  void whereItsReceiverShowsItIsKept() {
    DeliveryRecord shown =
        new DeliveryRecord("n", "am", "alertmanager", "http://am:9093/#/alerts", RECORD.told());
    assertThat(DeliveryRecord.read(shown.bytes())).isEqualTo(shown);
  }

  @Test
  void whatIsNoneIsNotRead() {
    assertThat(read("")).isNull();
    assertThat(read("{}")).isNull();
    assertThat(read("[")).isNull();
    assertThat(read(JSON.replace("\"v\":1", "\"v\":2"))).isNull();
    assertThat(read(JSON.replace("2023-11-14T22:13:20Z", "yesterday"))).isNull();
  }

  private static @Nullable DeliveryRecord read(String text) {
    return DeliveryRecord.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
