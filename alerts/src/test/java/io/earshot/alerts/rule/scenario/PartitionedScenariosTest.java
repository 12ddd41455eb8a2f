package io.earshot.alerts.rule.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.engine.EngineCounters;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.engine.RuleEngine;
import io.earshot.alerts.rule.state.Transition;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules make of series where calls are spread over partitions, and through Kafka Streams. */
class PartitionedScenariosTest {

  private static final int CRASH_SETS = 4;

  /** Every input again after each of them is a square. */
  private static final int MAX_EVERY = 200;

  @TempDir private Path stateDir;

  static Stream<Scenario> scenarios() {
    return ScenarioFiles.played();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void twoStagesSayWhatOneEngineSays(Scenario scenario) {
    PartitionedScenario played = new PartitionedScenario(scenario);
    PartitionedRun run = new PartitionedRun(played.settings(), Set.of());
    played.into(run);
    ScenarioResult result = played.result(run.transitions(), run.counters());
    assertThat(ResultText.differences(result)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theTopologyWritesWhatALoopWritesAndTheScenarioExpects(Scenario scenario) {
    PartitionedScenario played =
        new PartitionedScenario(PartitionedScenario.withoutCounters(scenario));
    PartitionedRun loop = new PartitionedRun(played.settings(), Set.of());
    played.into(loop);
    try (DriverRun driver = new DriverRun(played.settings(), stateDir)) {
      played.into(driver);
      List<Transition> transitions = driver.transitions();
      assertThat(StoredRows.of(transitions))
          .containsExactlyInAnyOrderElementsOf(StoredRows.of(loop.transitions()));
      ScenarioResult result = played.result(transitions, noCounters());
      assertThat(ResultText.differences(result)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aCrashAfterAnyInputMeansNothing(Scenario scenario) {
    PartitionedScenario played = new PartitionedScenario(scenario);
    PartitionedRun undisturbed = new PartitionedRun(played.settings(), Set.of());
    played.into(undisturbed);
    List<String> expected = StoredRows.of(undisturbed.transitions());
    int inputs = undisturbed.inputs();
    for (int seed = 0; seed < CRASH_SETS; seed++) {
      Set<Integer> crashes =
          new Random(seed).ints(3, 0, inputs).boxed().collect(Collectors.toSet());
      assertThat(crashed(played, crashes)).as("crashes after %s", crashes).isEqualTo(expected);
    }
    Set<Integer> every = IntStream.range(0, inputs).boxed().collect(Collectors.toSet());
    if (inputs < MAX_EVERY) {
      assertThat(crashed(played, every)).isEqualTo(expected);
    }
  }

  private static List<String> crashed(PartitionedScenario played, Set<Integer> crashes) {
    PartitionedRun run = new PartitionedRun(played.settings(), crashes);
    played.into(run);
    return StoredRows.of(run.transitions());
  }

  private static EngineCounters noCounters() {
    return RuleEngine.of(RuleSet.EMPTY, EngineSettings.USUAL).counters();
  }
}
