package io.earshot.alerts.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTest {

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204})
  void aYesIsAYes(int status) {
    assertThat(verdict(status)).isEqualTo(Verdict.ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void whatMayPassIsTriedAgain(int status) {
    assertThat(verdict(status)).isEqualTo(new Verdict.Again("HTTP " + status + ": busy", 3_000L));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 413, 422})
  void aNoIsANo(int status) {
    assertThat(verdict(status)).isEqualTo(new Verdict.Refused("HTTP " + status + ": busy"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void aRedirectIsANo(int status) {
    assertThat(verdict(status)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void noAnswerIsTriedAgain() {
    assertThat(Replies.verdict(new Reply.Nothing("host: no connection")))
        .isEqualTo(new Verdict.Again("host: no connection", null));
  }

  private static Verdict verdict(int status) {
    return Replies.verdict(new Reply.Answer(status, 3_000L, "busy\n"));
  }
}
