package io.earshot.alerts.rule.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.rule.file.DefaultRules;
import io.earshot.alerts.rule.file.RulesSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The scenarios that Earshot ships. */
final class ScenarioFiles {

  static final Path FOLDER = Path.of("scenarios");

  private ScenarioFiles() {}

  static List<Path> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<ScenarioCase> casesOf(Path file) {
    ScenarioFile read = ScenarioFile.read(file.toString(), text(file), ScenarioFiles::rules);
    assertThat(read.problems()).isEmpty();
    return read.cases();
  }

  /** Those that play series, rather than have their rules refused. */
  static Stream<Scenario> played() {
    return all().stream()
        .flatMap(file -> casesOf(file).stream())
        .filter(ScenarioRun.class::isInstance)
        .map(each -> ((ScenarioRun) each).scenario());
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
