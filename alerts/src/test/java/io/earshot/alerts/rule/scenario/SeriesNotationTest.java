package io.earshot.alerts.rule.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.alerts.rule.observation.Delays;
import io.earshot.alerts.rule.observation.Level;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.observation.Share;
import io.earshot.alerts.rule.observation.Tally;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesNotationTest {

  @Test
  void eachTokenIsATickAndTimesAreTimes() {
    assertThat(parse(Observation.Kind.LEVEL, "1x2 _ 2 _x3 end"))
        .containsExactly(
            new Arrival(0, 0, new Level(1)),
            new Arrival(1, 1, new Level(1)),
            new Arrival(3, 3, new Level(2)),
            new Arrival(7, 7, null));
  }

  @Test
  void aRampHasAsManyValuesAsItSays() {
    assertThat(parse(Observation.Kind.LEVEL, "50+10x3 1-0.1x2"))
        .extracting(Arrival::observation)
        .containsExactly(new Level(50), new Level(60), new Level(70), new Level(1), new Level(0.9));
  }

  @Test
  void aShareIsOfItsWholeOrOfAMillion() {
    assertThat(parse(Observation.Kind.SHARE, "3/100 .021 -1/50"))
        .extracting(Arrival::observation)
        .containsExactly(new Share(3, 100), new Share(21_000, 1_000_000), new Share(-1, 50));
  }

  @Test
  void delaysOfOneTickHaveOneBound() {
    Delays delays = (Delays) first(Observation.Kind.DELAYS, "40,50.5#2~3");
    assertThat(List.of(delays.micros(0), delays.micros(1), delays.micros(2)))
        .containsExactly(40_000, 50_500, 50_500);
    assertThat(delays.boundMicros()).isEqualTo(3_000);
    Delays unbounded = (Delays) first(Observation.Kind.DELAYS, "40~?");
    assertThat(unbounded.isBounded()).isFalse();
  }

  @Test
  void aSampleMayBeAboutAnotherTick() {
    assertThat(parse(Observation.Kind.TALLY, "_ 7@0 1@90"))
        .containsExactly(new Arrival(1, 0, new Tally(7)), new Arrival(2, 90, new Tally(1)));
  }

  @Test
  void whatMakesNoSenseCanBeWritten() {
    for (Observation.Kind kind : Observation.Kind.values()) {
      assertThat(first(kind, "!").isReadable()).as("%s", kind).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1x", "x4", "1,2", "1#0", "--1", "1/2/3", "1x999999", "1~3"})
  void whatIsNoValueIsNamed(String token) {
    assertThatThrownBy(() -> SeriesNotation.parse(Observation.Kind.SHARE, "1/2 " + token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(token);
  }

  private static Observation first(Observation.Kind kind, String text) {
    return Objects.requireNonNull(parse(kind, text).get(0).observation());
  }

  private static List<Arrival> parse(Observation.Kind kind, String text) {
    return SeriesNotation.parse(kind, text).arrivals();
  }
}
