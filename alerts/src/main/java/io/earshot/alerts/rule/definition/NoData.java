package io.earshot.alerts.rule.definition;

/**
 * What becomes of a firing alert about which nothing is known any more.
 *
 * @param afterSeconds how long it stays as it is first
 */
public record NoData(long afterSeconds, Then then) {

  /** And then? */
  public enum Then {
    /** It resolves, and the alert {@code NoData} fires in its place. */
    RESOLVE,
    /** It resolves. */
    QUIET,
    /** It stays open in the state {@code no_data}. */
    HOLD
  }
}
