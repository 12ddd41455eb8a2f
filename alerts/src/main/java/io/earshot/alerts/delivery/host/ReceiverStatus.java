package io.earshot.alerts.delivery.host;

import io.earshot.alerts.delivery.stage.OutboxCounts;
import org.jspecify.annotations.Nullable;

/**
 * How one receiver is doing.
 *
 * @param channel e.g. {@code webhook}
 * @param problem why the last request that failed did; null = none did
 */
public record ReceiverStatus(
    String receiver, String channel, OutboxCounts counts, @Nullable String problem) {}
