package io.earshot.alerts.rule.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NearestNameTest {

  @Test
  void aSlipFindsTheNameThatWasMeant() {
    assertThat(NearestName.of("ice_rrt", Metric.keys())).isEqualTo("ice_rtt");
    assertThat(NearestName.of("packetloss", Metric.keys())).isEqualTo("packet_loss");
    assertThat(NearestName.of("legs", Scope.keys())).isEqualTo("leg");
  }

  @Test
  void anotherWordFindsNothing() {
    assertThat(NearestName.of("temperature", Metric.keys())).isNull();
    assertThat(NearestName.hint("temperature", Metric.keys())).isEmpty();
  }
}
