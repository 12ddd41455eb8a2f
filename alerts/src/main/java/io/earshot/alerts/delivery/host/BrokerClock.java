package io.earshot.alerts.delivery.host;

/**
 * Unix time as the broker has it, milliseconds. What may be told is decided by the clock that event
 * time comes from, not by that of the machine which happens to tell.
 */
@FunctionalInterface
public interface BrokerClock {

  long millis();
}
