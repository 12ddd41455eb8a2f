package io.earshot.lab.impair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedProfilesTest {

  @Test
  void everyExampleIsAProfileOfThatName() {
    assertThat(NamedProfiles.examples())
        .allSatisfy(
            name -> assertThat(NamedProfiles.of(name).orElseThrow().name()).isEqualTo(name));
  }

  @Test
  void numbersAreTakenFromTheName() {
    Impairment impairment = impairment("delay12.5+loss0.5+bandwidth64k+dup2");
    assertThat(impairment)
        .isEqualTo(new Impairment(12.5, 0, true, 0.005, null, new Bottleneck(64_000, 400), 0.02));
    assertThat(impairment("jitter50-10"))
        .isEqualTo(new Impairment(50, 10, false, 0, null, null, 0));
    assertThat(impairment("bandwidth1m").bottleneck()).isEqualTo(new Bottleneck(1e6, 400));
  }

  @Test
  void bothDirectionsDoTheSame() {
    Profile profile = NamedProfiles.of("delay50").orElseThrow();
    assertThat(profile.of(Direction.FORTH))
        .isEqualTo(profile.of(Direction.BACK))
        .isEqualTo(new Impairment(50, 0, true, 0, null, null, 0));
  }

  @Test
  void capitalsAreNoOtherName() {
    assertThat(impairment("Mobile")).isEqualTo(impairment("mobile"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "loss",
        "loss-1",
        "loss101",
        "burst95",
        "burst100",
        "dup101",
        "delay10001",
        "jitter50",
        "bandwidth1",
        "bandwidth0k",
        "bandwidth99999m",
        "delay5+",
        "loss5+mobile",
        "loss5 ",
        "loss1e1"
      })
  void whatIsNoProfileHasNoImpairment(String name) {
    assertThat(NamedProfiles.of(name)).isEmpty();
  }

  private static Impairment impairment(String name) {
    return NamedProfiles.of(name).orElseThrow().forth();
  }
}
