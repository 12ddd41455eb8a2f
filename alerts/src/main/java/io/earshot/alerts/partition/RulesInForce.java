package io.earshot.alerts.partition;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.engine.RuleEngine;
import io.earshot.alerts.rule.engine.Stage;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/** An engine with the rules that hold now; other rules take its state over. */
final class RulesInForce {

  private static final long NONE = Long.MIN_VALUE + 1;

  private final RuleBook book;
  private final EngineSettings settings;
  private final Stage stage;
  private long edition = NONE;
  private RuleSet rules = RuleSet.EMPTY;
  private RuleEngine engine;

  RulesInForce(RuleBook book, EngineSettings settings, Stage stage) {
    this.book = book;
    this.settings = settings;
    this.stage = stage;
    this.engine = RuleEngine.of(rules, settings, stage);
  }

  RuleEngine engine() {
    return engine;
  }

  RuleSet rules() {
    return rules;
  }

  /** Goes on with the rules of an edition; true if they are others than before. */
  boolean switchTo(long newEdition) {
    if (newEdition == edition) {
      return false;
    }
    edition = newEdition;
    rules = book.edition(newEdition);
    engine = engine.reloaded(rules);
    return true;
  }

  void writeTo(SnapshotWriter out) {
    out.writeSigned(edition);
    out.writeBytes(engine.snapshot());
  }

  void readFrom(SnapshotReader in) {
    edition = in.readSigned();
    rules = edition == NONE ? RuleSet.EMPTY : book.edition(edition);
    engine = RuleEngine.restored(in.readBytes(), rules, settings, stage);
  }
}
