package io.earshot.bench.rules;

import io.earshot.alerts.partition.SecondOfSession;
import io.earshot.alerts.rule.definition.RuleSet;

/** Takes what an application would read. */
interface ScenarioTarget {

  /** Rules that hold from a second on; before anything of that second comes. */
  void learn(long fromSecond, RuleSet rules);

  /** What is said in a partition. */
  void hear(int partition, SecondOfSession heard);

  /** Every partition is through with a second. */
  void close(long second);
}
