package io.earshot.console.metrics;

/**
 * What this process says of itself.
 *
 * @param metrics for Prometheus
 * @param startup for whoever started it and waits
 */
public record SelfReport(Metrics metrics, Startup startup) {

  /** One that nobody has told anything yet. */
  public static SelfReport empty() {
    return new SelfReport(new Metrics(), new Startup());
  }
}
