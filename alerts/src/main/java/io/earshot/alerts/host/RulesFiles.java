package io.earshot.alerts.host;

import io.earshot.alerts.rule.file.RulesReading;
import io.earshot.alerts.rule.file.RulesSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Files of rules as they are now; asked again and again, so that a change needs no restart. */
final class RulesFiles {

  private final Supplier<List<RulesSource>> files;
  private List<RulesSource> known = List.of();

  RulesFiles(Supplier<List<RulesSource>> files) {
    this.files = files;
  }

  /**
   * Reads them for the start.
   *
   * @throws IllegalArgumentException naming file and line, if they are not sound
   */
  List<RulesSource> first() {
    known = files.get();
    RulesReading reading = RulesReading.of(known);
    if (!reading.isSound()) {
      throw new IllegalArgumentException(reading.problems().get(0).toString());
    }
    return known;
  }

  /** Hands sound files on when they have changed; says what is wrong with others, once. */
  void check(Consumer<List<RulesSource>> changed, Consumer<String> wrong) {
    List<RulesSource> now;
    try {
      now = files.get();
    } catch (RuntimeException e) {
      // Editors write in two steps: without a file the rules stay as they are.
      return;
    }
    if (now.equals(known)) {
      return;
    }
    known = now;
    RulesReading reading = RulesReading.of(now);
    if (reading.isSound()) {
      changed.accept(now);
    } else {
      wrong.accept(reading.problems().get(0) + "; the rules stay as they were");
    }
  }
}
