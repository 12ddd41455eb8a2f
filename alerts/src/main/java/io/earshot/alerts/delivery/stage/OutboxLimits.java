package io.earshot.alerts.delivery.stage;

/**
 * What bounds the notices that wait for one receiver.
 *
 * @param maxCount notices
 * @param maxBytes memory they take, about
 * @param maxAgeMillis what waited longer is given up; a firing alert is told anew anyway
 */
public record OutboxLimits(int maxCount, long maxBytes, long maxAgeMillis) {

  public static final OutboxLimits USUAL = new OutboxLimits(10_000, 8L << 20, 900_000);
}
