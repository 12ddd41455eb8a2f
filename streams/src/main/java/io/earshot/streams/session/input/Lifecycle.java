package io.earshot.streams.session.input;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a session, participant, connection or track.
 *
 * @param type what happened
 * @param atNanos when, the batch's clock
 * @param participant to whom
 * @param role role of that participant; UNKNOWN if the writer does not know it
 * @param connection peer connection or SFU handle; null if none
 * @param track track or feed id; null if none
 * @param ssrc SSRC of the track at this end, or {@link MarkColumn#NO_SSRC}
 * @param peer publisher of a subscribed track; null if unknown
 * @param relayed media goes through TURN; null if unknown
 * @param transport udp, tcp or tls; null if unknown
 * @param reason as its writer gives it; null if none
 */
public record Lifecycle(
    LifecycleType type,
    long atNanos,
    String participant,
    Role role,
    @Nullable String connection,
    @Nullable String track,
    long ssrc,
    @Nullable String peer,
    @Nullable Boolean relayed,
    @Nullable String transport,
    @Nullable String reason) {}
