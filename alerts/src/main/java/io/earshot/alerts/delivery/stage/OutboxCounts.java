package io.earshot.alerts.delivery.stage;

/**
 * What became of the notices of one receiver since it started: offered = the sum of all others.
 *
 * @param offered notices that passed its filter
 * @param accepted acknowledged
 * @param known dropped because the receiver knows it already, or never knew what is over
 * @param renewed replaced by a younger one that says the same, while they waited
 * @param expired too late to tell
 * @param overflowed dropped for want of room, oldest first
 * @param refused answered with a no that another attempt would get again
 * @param waiting not yet acknowledged
 */
public record OutboxCounts(
    long offered,
    long accepted,
    long known,
    long renewed,
    long expired,
    long overflowed,
    long refused,
    long waiting) {}
