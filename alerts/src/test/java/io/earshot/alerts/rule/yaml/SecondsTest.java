package io.earshot.alerts.rule.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecondsTest {

  @Test
  void lengthsAreWrittenAsInPrometheus() {
    assertThat(Seconds.parse("90s")).isEqualTo(90);
    assertThat(Seconds.parse("1h30m")).isEqualTo(5400);
    assertThat(Seconds.parse("1d2h3m4s")).isEqualTo(93_784);
    assertThat(Seconds.parse("0")).isZero();
  }

  @Test
  void anythingElseIsNoLength() {
    for (String text : new String[] {"", "90", "1m1h", "1.5s", "-1s", "s", "100ms", "1 m"}) {
      assertThat(Seconds.parse(text)).as("'%s'", text).isNull();
    }
  }
}
