package io.earshot.alerts.rule.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.partition.SecondOfSession;
import io.earshot.alerts.rule.engine.Acceptance;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.file.RulesReading;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Tally;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.topology.AlertCounts;
import io.earshot.alerts.topology.AlertCounts.Change;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyCountsTest {

  private static final long START = ScenarioRun.USUAL_START_SECOND;
  private static final String RULES =
      """
      version: 1
      rules:
        - alert: Gaps
          metric: agent_gaps
          scope: call
          above: {warning: 10}
      """;

  @TempDir private Path dir;

  @Test
  void everySampleAndTransitionIsCountedOnceByWhatBecameOfIt() {
    RulesReading reading = RulesReading.of(List.of(new RulesSource("test.yaml", RULES)));
    assertThat(reading.problems()).isEmpty();
    try (DriverRun run = new DriverRun(EngineSettings.PARTITIONED, dir)) {
      run.learn(0, reading.rules());
      run.close(START);
      run.hear(gaps(START + 1, 500));
      run.hear(gaps(START + 1, 400));
      run.close(START + 1);
      run.hear(gaps(START + 1, 500));
      run.hear(gaps(START + 2, 1));
      run.close(START + 2);
      AlertCounts counts = run.counts();
      assertThat(counts.records()).isEqualTo(7);
      assertThat(counts.samples())
          .containsEntry(Acceptance.ACCEPTED, 2L)
          .containsEntry(Acceptance.DUPLICATE, 1L)
          .containsEntry(Acceptance.LATE, 1L);
      assertThat(counts.transitions())
          .containsEntry(new Change("Gaps", "warning", AlertState.FIRING), 1L)
          .containsEntry(new Change("Gaps", "warning", AlertState.RESOLVED), 1L);
      assertThat(counts.transitions().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(run.transitions().size());
    }
  }

  private static SecondOfSession gaps(long second, long batches) {
    Labels labels = Labels.of("session", "s1");
    return new SecondOfSession(
        List.of(new Sample(Metric.AGENT_GAPS, labels, second, new Tally(batches))), List.of());
  }
}
