package io.earshot.alerts.rule.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShippedScenariosTest {

  @TestFactory
  Stream<DynamicTest> eachScenarioGoesAsItSays() {
    return ScenarioFiles.all().stream()
        .flatMap(
            file ->
                ScenarioFiles.casesOf(file).stream()
                    .map(
                        each ->
                            DynamicTest.dynamicTest(
                                file.getFileName() + ": " + each.name(), () -> passes(each))));
  }

  private static void passes(ScenarioCase each) {
    ScenarioResult result = each.run();
    assertThat(ResultText.differences(result)).isEmpty();
    assertThat(result.passed()).isTrue();
  }

  /** R30 is about service level objectives. */
  @Test
  void everyConformanceScenarioIsThere() {
    Set<String> expected =
        IntStream.rangeClosed(1, 32)
            .filter(number -> number != 30)
            .mapToObj(number -> String.format("r%02d", number))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> found =
        ScenarioFiles.all().stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> name.matches("r\\d\\d-.*"))
            .map(name -> name.substring(0, 3))
            .toList();
    assertThat(found).containsExactlyElementsOf(expected);
  }
}
