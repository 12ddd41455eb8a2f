package io.earshot.alerts.delivery.kafka;

import io.earshot.alerts.partition.RuleBook;
import io.earshot.alerts.record.RulesRecord;
import io.earshot.alerts.record.UnreadableAlert;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.file.RulesReading;
import org.jspecify.annotations.Nullable;

/** The rules as those who judge have them: what holds what back, and the words. */
final class LiveRules {

  private final RuleBook book = new RuleBook();
  private boolean isEmpty = true;

  /** Learns a record of the topic of rules; what cannot be used is passed over. */
  void learn(byte @Nullable [] value) {
    if (value == null) {
      return;
    }
    try {
      RulesRecord record = RulesRecord.read(value);
      RulesReading reading = RulesReading.of(record.files());
      if (reading.isSound()) {
        book.learn(record.fromSecond(), reading.rules());
        isEmpty = false;
      }
    } catch (UnreadableAlert e) {
      // Of a later version: those who judge can read it, and their changes carry their words.
    }
  }

  /** Rules of a second; none before any are known. */
  RuleSet at(long tick) {
    return isEmpty ? RuleSet.EMPTY : book.edition(book.editionAt(tick));
  }
}
