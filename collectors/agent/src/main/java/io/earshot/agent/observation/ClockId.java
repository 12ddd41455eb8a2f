package io.earshot.agent.observation;

/**
 * Names one monotonic clock. Two times are comparable without an estimate only if all three are
 * equal.
 *
 * @param node host that owns the clock, pseudonymous
 * @param clock which clock of the node, e.g. {@code nanotime-4711}
 * @param epoch steps and suspends seen so far; a new epoch is a new clock
 */
public record ClockId(String node, String clock, int epoch) {

  public ClockId withEpoch(int newEpoch) {
    return new ClockId(node, clock, newEpoch);
  }
}
