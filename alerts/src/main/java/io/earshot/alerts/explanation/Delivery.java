package io.earshot.alerts.explanation;

import io.earshot.alerts.delivery.record.DeliveryRecord;

/**
 * The last that a receiver acknowledged about an alert.
 *
 * @param atMillis Unix epoch by the broker's clock: when it did
 */
public record Delivery(DeliveryRecord record, long atMillis) {}
