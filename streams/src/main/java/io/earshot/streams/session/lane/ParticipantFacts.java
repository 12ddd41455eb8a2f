package io.earshot.streams.session.lane;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Lifecycle;
import io.earshot.streams.session.input.Reading;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.input.Stat;
import io.earshot.streams.session.result.ParticipantSummary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of one participant of one session; times are event times. */
final class ParticipantFacts {

  private static final double MILLIS_PER_SECOND = 1000;

  /** Beyond these they share one name: reasons are text that others write. */
  private static final int MAX_REASONS = 32;

  private static final int MAX_REASON_CHARACTERS = 100;

  final String id;
  private Role role = Role.UNKNOWN;
  private long joinedNanos = Times.NEVER;
  private long connectedNanos = Times.NEVER;
  private long firstAudioNanos = Times.NEVER;
  private long firstTranslatedNanos = Times.NEVER;
  private long lastReadNanos = Times.NEVER;
  private int connectionAttempts;
  private int connectionFailures;
  private final Map<String, Long> failureReasons = new TreeMap<>();
  private boolean hasLeft;
  private @Nullable Boolean isRelayed;
  private @Nullable String transport;
  private double availableBitsPerSecond = Double.NaN;
  private final Presence presence = new Presence();
  private final Map<String, Double> stunResponses = new TreeMap<>();
  private DelayHistogram iceRtt = new DelayHistogram();
  private ConnectionQualityTally connectionQuality = new ConnectionQualityTally();
  private LinkQualityTally inLinkQuality = new LinkQualityTally();
  private LinkQualityTally outLinkQuality = new LinkQualityTally();

  ParticipantFacts(String id) {
    this.id = id;
  }

  Role role() {
    return role;
  }

  void learnRole(Role learned) {
    if (learned != Role.UNKNOWN && (role == Role.UNKNOWN || role == Role.CLIENT)) {
      role = learned;
    }
  }

  long connectedNanos() {
    return connectedNanos;
  }

  long lastReadNanos() {
    return lastReadNanos;
  }

  Presence presence() {
    return presence;
  }

  /** Towards relay or SFU; null while unknown, and for hosts that have many. */
  @Nullable String transport() {
    return role.isServer() ? null : transport;
  }

  boolean hasLeft() {
    return hasLeft;
  }

  @Nullable Double availableBitsPerSecond() {
    return Double.isNaN(availableBitsPerSecond) ? null : availableBitsPerSecond;
  }

  void onLifecycle(Lifecycle event, long eventNanos) {
    switch (event.type()) {
      case JOINED -> {
        joinedNanos = Times.earlier(joinedNanos, eventNanos);
        hasLeft = false;
      }
      case CONNECTING -> {
        connectionAttempts++;
        presence.onAttempt();
      }
      case CONNECTED -> connectedNanos = Times.earlier(connectedNanos, eventNanos);
      case FAILED -> onFailure(event.reason());
      case LEFT -> {
        hasLeft = true;
        connectionQuality.onLeft(eventNanos);
      }
      case QUALITY_INDICATED -> connectionQuality.onValue(event.reason(), eventNanos);
      case FIRST_AUDIO -> onAudio(eventNanos, false);
      default -> {}
    }
    isRelayed = event.relayed() == null ? isRelayed : event.relayed();
    transport = event.transport() == null ? transport : event.transport();
  }

  private void onFailure(@Nullable String given) {
    connectionFailures++;
    String reason = given == null || given.isBlank() ? "unknown" : given;
    reason = reason.substring(0, Math.min(reason.length(), MAX_REASON_CHARACTERS));
    boolean isKnown = failureReasons.containsKey(reason);
    reason = isKnown || failureReasons.size() < MAX_REASONS ? reason : "other";
    failureReasons.merge(reason, 1L, Long::sum);
    presence.onFailure(reason);
  }

  void onAudio(long eventNanos, boolean isTranslated) {
    firstAudioNanos = Times.earlier(firstAudioNanos, eventNanos);
    if (isTranslated) {
      firstTranslatedNanos = Times.earlier(firstTranslatedNanos, eventNanos);
    }
  }

  void onRead(long eventNanos) {
    lastReadNanos = Math.max(lastReadNanos, eventNanos);
  }

  /**
   * Takes a candidate pair; a new STUN response is a new round trip, which is also put out.
   *
   * @return the new round trip in milliseconds; NaN if there is none
   */
  double onCandidatePair(Reading pair, List<Double> windowRttMillis) {
    if (pair.has(Stat.AVAILABLE_OUTGOING_BITS_PER_SECOND)) {
      availableBitsPerSecond = pair.value(Stat.AVAILABLE_OUTGOING_BITS_PER_SECOND);
    }
    if (!pair.has(Stat.RESPONSES_RECEIVED) || !pair.has(Stat.CURRENT_ROUND_TRIP_TIME_SECONDS)) {
      return Double.NaN;
    }
    double responses = pair.value(Stat.RESPONSES_RECEIVED);
    String connection = pair.connection() == null ? "" : pair.connection();
    Double before = stunResponses.put(connection, responses);
    if (!(responses > 0) || (before != null && responses == before)) {
      return Double.NaN;
    }
    double rttMillis = pair.value(Stat.CURRENT_ROUND_TRIP_TIME_SECONDS) * MILLIS_PER_SECOND;
    iceRtt.recordMillis(rttMillis);
    windowRttMillis.add(rttMillis);
    presence.onIceRtt(rttMillis);
    return rttMillis;
  }

  /** Takes what an SFU says of its leg to or from this participant. */
  void onServerLeg(Reading leg) {
    inLinkQuality.onValue(leg.value(Stat.IN_LINK_QUALITY_PERCENT));
    outLinkQuality.onValue(leg.value(Stat.OUT_LINK_QUALITY_PERCENT));
  }

  /**
   * @param jitterBuffer of what a worker hears
   * @param endNanos event time up to which the session is known
   */
  ParticipantSummary summary(@Nullable DelayHistogram jitterBuffer, long endNanos) {
    boolean sawConnection = connectionAttempts > 0 || connectionFailures > 0;
    return new ParticipantSummary(
        id,
        role,
        Times.millisBetween(joinedNanos, connectedNanos),
        Times.millisBetween(joinedNanos, firstAudioNanos),
        role == Role.WORKER ? null : Times.millisBetween(joinedNanos, firstTranslatedNanos),
        sawConnection ? connectionAttempts : null,
        sawConnection ? connectionFailures : null,
        role.isServer() ? null : isRelayed,
        transport(),
        iceRtt,
        role == Role.WORKER ? jitterBuffer : null,
        new TreeMap<>(failureReasons),
        connectionQuality.until(endNanos),
        inLinkQuality.soFar(),
        outLinkQuality.soFar());
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(role.ordinal());
    out.writeSigned(joinedNanos);
    out.writeSigned(connectedNanos);
    out.writeSigned(firstAudioNanos);
    out.writeSigned(firstTranslatedNanos);
    out.writeSigned(lastReadNanos);
    out.writeUnsigned(connectionAttempts);
    out.writeUnsigned(connectionFailures);
    out.writeBoolean(hasLeft);
    out.writeUnsigned(isRelayed == null ? 0 : isRelayed ? 2 : 1);
    out.writeString(transport == null ? "" : transport);
    out.writeDouble(availableBitsPerSecond);
    out.writeUnsigned(stunResponses.size());
    stunResponses.forEach(
        (connection, responses) -> {
          out.writeString(connection);
          out.writeDouble(responses);
        });
    iceRtt.writeTo(out);
    out.writeUnsigned(failureReasons.size());
    failureReasons.forEach(
        (reason, count) -> {
          out.writeString(reason);
          out.writeUnsigned(count);
        });
    presence.writeTo(out);
    connectionQuality.writeTo(out);
    inLinkQuality.writeTo(out);
    outLinkQuality.writeTo(out);
  }

  static ParticipantFacts readFrom(String id, SnapshotReader in) {
    ParticipantFacts facts = new ParticipantFacts(id);
    facts.role = Role.values()[in.readCount(Role.values().length - 1)];
    facts.joinedNanos = in.readSigned();
    facts.connectedNanos = in.readSigned();
    facts.firstAudioNanos = in.readSigned();
    facts.firstTranslatedNanos = in.readSigned();
    facts.lastReadNanos = in.readSigned();
    facts.connectionAttempts = in.readCount(Integer.MAX_VALUE);
    facts.connectionFailures = in.readCount(Integer.MAX_VALUE);
    facts.hasLeft = in.readBoolean();
    int relayed = in.readCount(2);
    facts.isRelayed = relayed == 0 ? null : relayed == 2;
    String transport = in.readString();
    facts.transport = transport.isEmpty() ? null : transport;
    facts.availableBitsPerSecond = in.readDouble();
    for (int n = in.readCount(Integer.MAX_VALUE); n > 0; n--) {
      facts.stunResponses.put(in.readString(), in.readDouble());
    }
    facts.iceRtt = DelayHistogram.readFrom(in);
    for (int n = in.readCount(MAX_REASONS + 1); n > 0; n--) {
      facts.failureReasons.put(in.readString(), in.readUnsigned());
    }
    facts.presence.readFrom(in);
    facts.connectionQuality = ConnectionQualityTally.readFrom(in);
    facts.inLinkQuality = LinkQualityTally.readFrom(in);
    facts.outLinkQuality = LinkQualityTally.readFrom(in);
    return facts;
  }
}
