package io.earshot.alerts.rule.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must not matter to any scenario: when, in what order, how often, and through what crash. */
class ScenarioVariationsTest {

  private static final long DAY_SECONDS = 86_400;
  private static final int MAX_DAYS = 20_000;

  static Stream<Scenario> scenarios() {
    return ScenarioFiles.played();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theDayMeansNothing(Scenario scenario) {
    Random random = new Random(scenario.name().hashCode());
    long startSecond = random.nextInt(MAX_DAYS) * DAY_SECONDS;
    ScenarioResult result = new ScenarioRun(scenario, startSecond).run();
    assertThat(ResultText.differences(result)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void namesMeanNothing(Scenario scenario) {
    ScenarioResult result = new ScenarioRun(Variations.renamed(scenario)).run();
    assertThat(ResultText.differences(result)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theOrderOfSeriesAndLabelsMeansNothing(Scenario scenario) {
    for (int seed = 0; seed < 5; seed++) {
      Scenario shuffled = Variations.shuffled(scenario, new Random(seed));
      assertThat(played(shuffled)).isEqualTo(played(scenario));
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void twiceIsOnce(Scenario scenario) {
    assertThat(played(Variations.doubled(scenario))).isEqualTo(played(scenario));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aRestartAtAnyTickMeansNothing(Scenario scenario) {
    Played undisturbed = played(scenario);
    int ticks = scenario.lastTick() + scenario.conditions().graceTicks();
    for (int tick : new Random(1).ints(0, ticks + 1).limit(12).toArray()) {
      assertThat(played(Variations.restarted(scenario, Set.of(tick))))
          .as("restart at tick %d", tick)
          .isEqualTo(undisturbed);
    }
    Set<Integer> every = IntStream.rangeClosed(0, ticks).boxed().collect(Collectors.toSet());
    assertThat(played(Variations.restarted(scenario, every))).isEqualTo(undisturbed);
  }

  private static Played played(Scenario scenario) {
    ScenarioRun run = new ScenarioRun(scenario);
    run.run();
    return new Played(StoredRows.of(run.transitions()), run.notices().stream().toList());
  }

  /** Everything that went out, transitions as the bytes that they are stored as. */
  private record Played(List<String> transitions, List<?> notices) {}
}
