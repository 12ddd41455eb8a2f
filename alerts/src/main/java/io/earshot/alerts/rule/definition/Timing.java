package io.earshot.alerts.rule.definition;

/**
 * How often a rule is looked at and how long it waits.
 *
 * @param intervalSeconds evaluated at ticks that it divides
 * @param forSeconds a breach this long fires
 * @param keepFiringSeconds a firing alert stays open so long after the first clear evaluation
 * @param forgetSeconds silence this long is given up
 */
public record Timing(
    long intervalSeconds, long forSeconds, long keepFiringSeconds, long forgetSeconds) {

  public boolean isDue(long tick) {
    return Math.floorMod(tick, intervalSeconds) == 0;
  }
}
