package io.earshot.alerts.rule.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

  @Test
  void placesAreFilledWhateverTheirValuesHold() {
    Template template = new Template("{{ $labels.session }}: {{$value}} > {{ $threshold }}");
    assertThat(template.places()).containsExactly("labels.session", "threshold", "value");
    Map<String, String> values = Map.of("labels.session", "a$1\\{{", "value", "2 %");
    assertThat(template.rendered(values)).isEqualTo("a$1\\{{: 2 % > (unknown)");
  }

  @Test
  void bracesWithoutAPartnerAreTorn() {
    assertThat(new Template("{{ $value }").isTorn()).isTrue();
    assertThat(new Template("$value }}").isTorn()).isTrue();
    assertThat(new Template("{ $value }").isTorn()).isFalse();
    assertThat(new Template("{{ $value }}").isTorn()).isFalse();
  }
}
