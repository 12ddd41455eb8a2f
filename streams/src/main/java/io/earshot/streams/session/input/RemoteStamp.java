package io.earshot.streams.session.input;

import org.jspecify.annotations.Nullable;

/**
 * A time that a packet carried in its sender's clock, and when it arrived.
 *
 * @param participant whose clock stamped it; null is the publisher of the stream
 * @param ssrc RTP SSRC as received, or {@link MarkColumn#NO_SSRC}
 * @param stampedNanos what it carried, that clock
 * @param receivedNanos when it arrived, the batch's clock
 * @param resolutionNanos by which the difference of the two may be too small; 0 or more
 */
public record RemoteStamp(
    @Nullable String participant,
    long ssrc,
    long stampedNanos,
    long receivedNanos,
    int resolutionNanos) {}
