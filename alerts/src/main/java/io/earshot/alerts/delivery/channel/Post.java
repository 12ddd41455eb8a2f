package io.earshot.alerts.delivery.channel;

import java.util.Map;

/**
 * One request of a channel; where it goes is not its business.
 *
 * @param headers besides those that name the receiver
 * @param body JSON in UTF-8
 */
public record Post(Map<String, String> headers, byte[] body) {}
