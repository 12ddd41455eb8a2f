package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.rule.file.RulesSource;
import org.jspecify.annotations.Nullable;

/** Finds the rules files that a scenario file names, relative to it. */
@FunctionalInterface
public interface RuleFileLookup {

  /** Null = there is none, or it cannot be read. */
  @Nullable RulesSource find(String name);
}
