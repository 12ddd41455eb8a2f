package io.earshot.alerts.rule.definition;

/**
 * When an alert that comes and goes is told once and then no more.
 *
 * @param cycles of firing and resolving that make the next firing a flapping; 0 = never
 * @param withinSeconds how far back cycles count
 * @param quietSeconds without a change, after which it is what it is
 */
public record Flapping(int cycles, long withinSeconds, long quietSeconds) {

  /** Four cycles in half an hour; settled after ten minutes. */
  public static final Flapping USUAL = new Flapping(4, 1800, 600);

  public static final Flapping OFF = new Flapping(0, 0, 0);
}
