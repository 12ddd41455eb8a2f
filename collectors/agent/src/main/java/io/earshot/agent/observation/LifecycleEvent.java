package io.earshot.agent.observation;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a session, participant, connection or track; null = unknown or does
 * not apply.
 *
 * @param atNanos nanoseconds of the agent's clock
 * @param participant whom it happened to; null = the agent's own participant
 * @param role role of that participant
 * @param connection peer connection or SFU handle
 * @param track track or feed id, unique within the session
 * @param ssrc RTP SSRC of the track at this end, 0..2^32-1
 * @param peer TRACK_SUBSCRIBED: participant that publishes the track
 * @param relayed CONNECTED, TURN_*: media goes through a TURN relay
 * @param transport CONNECTED, TURN_*: udp, tcp or tls
 * @param reason reason as the writer gives it
 */
public record LifecycleEvent(
    LifecycleKind kind,
    long atNanos,
    @Nullable String participant,
    @Nullable AgentRole role,
    @Nullable String connection,
    @Nullable String track,
    @Nullable Long ssrc,
    @Nullable String peer,
    @Nullable Boolean relayed,
    @Nullable String transport,
    @Nullable String reason)
    implements Observation {

  private static final int FIXED_BYTES = 320;

  /** An event of the agent's own participant that says no more than its kind. */
  public static LifecycleEvent of(LifecycleKind kind, long atNanos) {
    return new LifecycleEvent(kind, atNanos, null, null, null, null, null, null, null, null, null);
  }

  /** The same event of somebody else. */
  public LifecycleEvent of(String who, AgentRole whoseRole) {
    return new LifecycleEvent(
        kind, atNanos, who, whoseRole, connection, track, ssrc, peer, relayed, transport, reason);
  }

  /** The same event about a track: its id, and its SSRC and publisher where they are known. */
  public LifecycleEvent about(String id, @Nullable Long itsSsrc, @Nullable String publisher) {
    return new LifecycleEvent(
        kind,
        atNanos,
        participant,
        role,
        connection,
        id,
        itsSsrc,
        publisher,
        relayed,
        transport,
        reason);
  }

  /** The same event of a connection, and how it runs. */
  public LifecycleEvent over(
      @Nullable String handle, @Nullable Boolean isRelayed, @Nullable String protocol) {
    return new LifecycleEvent(
        kind, atNanos, participant, role, handle, track, ssrc, peer, isRelayed, protocol, reason);
  }

  /** The same event with its reason. */
  public LifecycleEvent because(String why) {
    return new LifecycleEvent(
        kind, atNanos, participant, role, connection, track, ssrc, peer, relayed, transport, why);
  }

  @Override
  public int sizeBytes() {
    return FIXED_BYTES + Texts.bytes(participant, connection, track, peer, transport, reason);
  }
}
