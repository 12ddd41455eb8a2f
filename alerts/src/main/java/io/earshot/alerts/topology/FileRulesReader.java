package io.earshot.alerts.topology;

import io.earshot.alerts.record.RulesRecord;
import io.earshot.alerts.record.UnreadableAlert;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.file.RulesReading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads rules as their files. */
public final class FileRulesReader implements RulesReader {

  private static final Logger LOG = LoggerFactory.getLogger(FileRulesReader.class);

  @Override
  public @Nullable RuleSet read(byte[] value) {
    try {
      RulesReading reading = RulesReading.of(RulesRecord.read(value).files());
      if (reading.isSound()) {
        return reading.rules();
      }
      LOG.warn("rules are not used: {}", reading.problems().get(0));
    } catch (UnreadableAlert e) {
      LOG.warn("rules are not used: {}", e.getMessage());
    }
    return null;
  }
}
