package io.earshot.streams.session.input;

/**
 * A four-timestamp exchange between two clocks (RFC 5905 §8).
 *
 * @param participant who sent the request
 * @param peerClock clock of the answering end
 * @param requestSentNanos t1, the batch's clock
 * @param requestReceivedNanos t2, the peer's clock
 * @param responseSentNanos t3, the peer's clock
 * @param responseReceivedNanos t4, the batch's clock
 */
public record Probe(
    String participant,
    ClockName peerClock,
    long requestSentNanos,
    long requestReceivedNanos,
    long responseSentNanos,
    long responseReceivedNanos) {}
