package io.earshot.collectors.edge.limit;

/**
 * What one identity may send.
 *
 * @param messageBurst messages at once: a minute of buffered batches after a reconnect
 * @param messagesPerSecond in the long run; an agent sends one batch and a few probes per second
 * @param burstBytes bytes at once
 * @param bytesPerSecond in the long run
 */
public record RateLimits(
    int messageBurst, int messagesPerSecond, int burstBytes, int bytesPerSecond) {

  public static final RateLimits DEFAULT = new RateLimits(240, 40, 4 << 20, 256 << 10);
}
