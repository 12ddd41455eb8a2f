package io.earshot.console.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.Severity;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.file.DefaultRules;
import io.earshot.alerts.rule.file.RulesReading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EdgesTest {

  @Test
  void ascendAndEndInInfinity() {
    for (Edges edges : Edges.values()) {
      assertThat(edges.micros()).isSorted().doesNotHaveDuplicates();
      assertThat(edges.seconds())
          .hasSize(edges.micros().length + 1)
          .endsWith(Double.POSITIVE_INFINITY);
    }
    assertThat(Edges.DELAYS.seconds()).startsWith(0.001).contains(0.555);
  }

  /** What a rule fires on can be counted, not only estimated between two edges. */
  @Test
  void everyThresholdOfOurOwnRulesIsAnEdge() {
    Map<io.earshot.alerts.rule.metric.Metric, Edges> edges =
        Map.of(
            io.earshot.alerts.rule.metric.Metric.HOP_DELAY,
            Edges.DELAYS,
            io.earshot.alerts.rule.metric.Metric.ICE_RTT,
            Edges.DELAYS,
            io.earshot.alerts.rule.metric.Metric.RTCP_RTT,
            Edges.DELAYS,
            io.earshot.alerts.rule.metric.Metric.JITTER,
            Edges.JITTER);
    int checked = 0;
    for (Rule rule : RulesReading.of(List.of(DefaultRules.source())).rules().rules()) {
      Edges of =
          rule.subject() instanceof Subject.Metered metered ? edges.get(metered.metric()) : null;
      for (Severity severity : rule.condition().severities()) {
        if (of != null && severity.threshold() != null) {
          checked++;
          assertThat(of.seconds()).as(rule.name()).contains(severity.threshold() / 1000);
        }
      }
    }
    assertThat(checked).isGreaterThan(7);
  }
}
