package io.earshot.bench.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.file.DefaultRules;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.alerts.rule.scenario.Scenario;
import io.earshot.alerts.rule.scenario.ScenarioFile;
import io.earshot.alerts.rule.scenario.ScenarioRun;
import io.earshot.bench.kafka.AlertChanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All shipped scenarios, one after the other, give the same bytes on a broker as in a loop. */
class ITScenarios {

  private static final Path FOLDER = Path.of("../alerts/scenarios");
  private static final EngineSettings SETTINGS = EngineSettings.USUAL;
  private static final long START_SECOND = 1_767_225_600;

  @TempDir private Path dir;

  @Test
  void aBrokerTheDriverAndALoopWriteTheSameBytes() throws Exception {
    List<ScenarioTape> tapes = tapes();
    AlertChanges driven;
    try (ScenarioDriver driver = new ScenarioDriver(SETTINGS, dir.resolve("driver"))) {
      playAll(tapes, driver);
      driven = driver.changes();
    }
    AlertChanges written;
    try (ScenarioBroker broker = new ScenarioBroker(dir.resolve("broker"))) {
      playAll(tapes, broker);
      written = broker.run(SETTINGS, dir.resolve("state"));
    }
    int changes = 0;
    for (ScenarioTape tape : tapes) {
      List<String> alone = texts(alone(tape));
      changes += alone.size();
      assertThat(of(tape, driven)).as(tape.scenario().name()).containsExactlyElementsOf(alone);
      assertThat(of(tape, written)).as(tape.scenario().name()).containsExactlyElementsOf(alone);
    }
    assertThat(written.transitions()).hasSameSizeAs(driven.transitions());
    System.out.printf(
        "scenarios=%d changes=%d ofThemInScenarios=%d%n",
        tapes.size(), written.transitions().size(), changes);
  }

  private static void playAll(List<ScenarioTape> tapes, ScenarioTarget target) {
    target.learn(0, RuleSet.EMPTY);
    tapes.forEach(each -> each.teach(target));
    tapes.forEach(each -> each.play(target));
  }

  /** Partitions are ahead of each other, so only what is of one scenario is in one order. */
  private static List<String> of(ScenarioTape tape, AlertChanges all) {
    return texts(all.between(tape.firstSecond(), tape.lastSecond()));
  }

  private static List<String> texts(AlertChanges changes) {
    return changes.textsByAlert().values().stream().flatMap(List::stream).toList();
  }

  /** What rules say that have never seen anything else. */
  private static AlertChanges alone(ScenarioTape tape) {
    ScenarioLoop loop = new ScenarioLoop(SETTINGS, ScenarioBroker.PARTITIONS);
    playAll(List.of(tape), loop);
    return loop.changes().between(tape.firstSecond(), tape.lastSecond());
  }

  private static List<ScenarioTape> tapes() throws IOException {
    List<ScenarioTape> tapes = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yml")).sorted().toList()) {
        for (Scenario scenario : scenarios(file)) {
          int partition = tapes.size() % ScenarioBroker.PARTITIONS;
          tapes.add(
              tapes.isEmpty()
                  ? new ScenarioTape(scenario, partition, START_SECOND)
                  : tapes.get(tapes.size() - 1).followedBy(scenario, partition));
        }
      }
    }
    assertThat(tapes).hasSizeGreaterThan(50);
    return tapes;
  }

  /** Those that play series, rather than have their rules refused. */
  private static List<Scenario> scenarios(Path file) {
    ScenarioFile read = ScenarioFile.read(file.toString(), text(file), ITScenarios::rules);
    assertThat(read.problems()).isEmpty();
    return read.cases().stream()
        .filter(ScenarioRun.class::isInstance)
        .map(each -> ((ScenarioRun) each).scenario())
        .toList();
  }

  private static RulesSource rules(String name) {
    return name.equals(DefaultRules.NAME)
        ? DefaultRules.source()
        : new RulesSource(name, text(FOLDER.resolve(name)));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
