package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.rule.definition.RuleSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Series in, transitions out.
 *
 * @param tickSeconds length of a tick
 * @param lastTick last tick with a value
 * @param only names of alerts that are looked at; empty = all
 * @param sent what is told outside; null = not looked at
 * @param counters samples by what became of them; missing = not looked at
 */
public record Scenario(
    String name,
    long tickSeconds,
    int lastTick,
    Conditions conditions,
    RuleSet rules,
    List<SeriesLine> series,
    Set<String> only,
    List<ExpectedAlert> expected,
    @Nullable List<ExpectedAlert> sent,
    Map<String, Long> counters) {

  /**
   * What happens around the series.
   *
   * @param graceTicks a tick is judged so many ticks later
   * @param resendSeconds firing alerts are told again after more than this
   * @param deliveredAfterSeconds by how much the clock of who tells is ahead of event time
   * @param restarts ticks at which the engine is stopped and restored
   * @param reloads rules from a tick on
   */
  public record Conditions(
      int graceTicks,
      long resendSeconds,
      long deliveredAfterSeconds,
      Set<Integer> restarts,
      Map<Integer, RuleSet> reloads) {}
}
