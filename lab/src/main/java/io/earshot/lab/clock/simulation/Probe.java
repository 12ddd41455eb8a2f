package io.earshot.lab.clock.simulation;

/**
 * An exchange that the right end began.
 *
 * @param leftSendNanos tag of the forward difference
 * @param forwardNanos receipt on the right clock minus send on the left
 * @param leftReceiveNanos tag of the reverse difference
 * @param reverseNanos receipt on the left clock minus send on the right
 * @param epoch steps of the right clock before it; {@link #ACROSS_EPOCHS} if one was in between
 */
public record Probe(
    double arrivedSeconds,
    long leftSendNanos,
    long forwardNanos,
    long leftReceiveNanos,
    long reverseNanos,
    int epoch)
    implements Arrival {

  /** An agent that sees its own clock step discards the exchange. */
  public static final int ACROSS_EPOCHS = -1;
}
