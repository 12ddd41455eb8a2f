package io.earshot.alerts.topology;

import io.earshot.alerts.rule.definition.RuleSet;
import org.jspecify.annotations.Nullable;

/** Reads values of the topic of rules. */
@FunctionalInterface
public interface RulesReader {

  /** Null = these are no rules that can be used, and those before them stay. */
  @Nullable RuleSet read(byte[] value);
}
