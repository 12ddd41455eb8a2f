package io.earshot.lab.clock.simulation;

/**
 * A media packet that both ends have stamped.
 *
 * @param isForward from left to right
 * @param leftNanos when the left end sent or received it
 * @param differenceNanos receipt minus send, each on its own clock
 * @param delayNanos the truth
 * @param sentSeconds true time of its send
 * @param epoch steps of the right clock before its stamp there
 */
public record Mark(
    double arrivedSeconds,
    boolean isForward,
    long leftNanos,
    long differenceNanos,
    long delayNanos,
    double sentSeconds,
    int epoch)
    implements Arrival {}
