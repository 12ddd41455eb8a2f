package io.earshot.alerts.rule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.file.RulesReading;
import io.earshot.alerts.rule.file.RulesSource;
import java.util.List;

/** Rules for tests, as people write them. */
final class Rules {

  private Rules() {}

  /** One rule a line, without dash and braces: {@code alert: A, metric: ice_rtt, …}. */
  static RuleSet of(String... rules) {
    StringBuilder text = new StringBuilder("version: 1\nrules:\n");
    for (String rule : rules) {
      text.append("  - {").append(rule).append("}\n");
    }
    RulesReading reading = RulesReading.of(List.of(new RulesSource("test.yml", text.toString())));
    assertThat(reading.problems()).isEmpty();
    return reading.rules();
  }
}
