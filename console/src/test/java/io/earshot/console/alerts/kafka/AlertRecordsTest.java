package io.earshot.console.alerts.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.explanation.PublishedChange;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.console.alerts.board.MadeUpAlerts;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertRecordsTest {

  private static final String GOOD =
      MadeUpAlerts.change("a1", 1, AlertState.FIRING, 1_000_000).json();

  private final AlertRecords records = new AlertRecords();

  @Test
  void aChangeKeepsItsBytesAndFieldsThatCameLater() {
    String later = GOOD.replace("\"v\":1", "\"v\":1,\"night\":\"dark\"");
    PublishedChange read = Objects.requireNonNull(records.change(record(later)));
    assertThat(read.json()).isEqualTo(later);
    assertThat(read.change().alertId()).isEqualTo("a1");
    assertThat(records.unreadable()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "\u0000\u0001",
        "{\"v\":1}",
        "\"v\":2",
        "\"tick\":9223372036854775807",
        "\"tick\":-1",
        "\"severity\":7",
        "\"activeAt\":\"yesterday\"",
        "\"to\":\"on fire\""
      })
  void whatCannotBeReadIsCountedAndNamed(String hostile) {
    String field = hostile.replaceAll("\"(\\w+)\":.*", "$1");
    boolean isField = hostile.startsWith("\"");
    String value = hostile;
    if (isField) {
      value = GOOD.replaceFirst("\"" + field + "\":(\"[^\"]*\"|\\d+)", hostile);
      assertThat(value).isNotEqualTo(GOOD);
    }
    assertThat(records.change(record(value))).isNull();
    assertThat(records.change(record(value))).isNull();
    assertThat(records.change(record(GOOD))).isNotNull();
    assertThat(records.unreadable())
        .startsWith("passed over records that cannot be read: 2, the first earshot.alerts-3@41: ")
        .doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void aDeepNestIsPassedOver() {
    assertThat(records.change(record("{\"v\":".repeat(100_000)))).isNull();
    assertThat(records.rules(record("[".repeat(100_000)))).isNull();
    assertThat(records.unreadable()).contains("read: 2,");
  }

  @Test
  void aRecordWithoutAValueIsNoChangeAndNoProblem() {
    assertThat(records.change(new ConsumerRecord<>("earshot.alerts", 3, 41, null, null))).isNull();
    assertThat(records.unreadable()).isNull();
  }

  private static ConsumerRecord<byte[], byte[]> record(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>("earshot.alerts", 3, 41, new byte[0], bytes);
  }
}
