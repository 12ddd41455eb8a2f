package io.earshot.alerts.rule.metric;

import io.earshot.alerts.rule.observation.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a rule may be about. Only what measurements carry is here: a rule over anything else
 * could never fire, so its file is refused.
 */
public enum Metric {
  /** StreamWindow.lostPackets by expectedPackets. */
  PACKET_LOSS("packet_loss", Observation.Kind.SHARE, Unit.RATIO, MetricLabels.STREAM),
  /** StreamWindow.concealedSamples by totalSamples. */
  CONCEALMENT("concealment", Observation.Kind.SHARE, Unit.RATIO, MetricLabels.STREAM),
  /** StreamWindow.jitterMillis, one a second and stream, RFC 3550. */
  JITTER("jitter", Observation.Kind.DELAYS, Unit.MILLISECONDS, MetricLabels.STREAM),
  /** StreamWindow.jitterBufferMillis, one a second and stream. */
  JITTER_BUFFER("jitter_buffer", Observation.Kind.DELAYS, Unit.MILLISECONDS, MetricLabels.STREAM),
  /** StreamWindow.rttMillis: new RTCP round trips, about one a second. */
  RTCP_RTT("rtcp_rtt", Observation.Kind.DELAYS, Unit.MILLISECONDS, MetricLabels.STREAM),
  /**
   * StreamQuality.listening of FINAL windows of 10 s, on the scale that its label names; scales do
   * not compare, so every rule names one. Comes 20 s after the window.
   */
  LISTENING_QUALITY(
      "listening_quality",
      Observation.Kind.LEVEL,
      Unit.MOS,
      List.of("session", "participant", "direction", "leg", "peer", "ssrc", "scale")),
  /** ParticipantWindow.iceRttMillis: new STUN round trips, one in 2.5 s and connection. */
  ICE_RTT(
      "ice_rtt",
      Observation.Kind.DELAYS,
      Unit.MILLISECONDS,
      List.of("session", "participant", "role", "transport")),
  /** HopWindow.samplesMicros with their bounds, at most 64 a second. */
  HOP_DELAY(
      "hop_delay",
      Observation.Kind.DELAYS,
      Unit.MILLISECONDS,
      List.of("session", "hop", "from", "to", "clock")),
  /** ParticipantWindow.connectionFailures by connectionAttempts. */
  CONNECTION_FAILURES(
      "connection_failures",
      Observation.Kind.SHARE,
      Unit.RATIO,
      List.of("session", "participant", "role", "transport")),
  /** One in each second in which a batch of a participant's agents came. */
  AGENT_HEARTBEAT(
      "agent_heartbeat",
      Observation.Kind.TALLY,
      Unit.COUNT,
      List.of("session", "participant", "role", "agent")),
  /** Measurement.lateObservations of FINAL seconds. Comes 20 s after the second. */
  LATE_OBSERVATIONS("late_observations", Observation.Kind.TALLY, Unit.COUNT, MetricLabels.SESSION),
  /** ParticipantWindow.agentGaps: batches missing from agents' sequences. */
  AGENT_GAPS("agent_gaps", Observation.Kind.TALLY, Unit.COUNT, MetricLabels.SESSION),
  /** ParticipantWindow.agentDropped: observations that agents had no room for. */
  AGENT_DROPS("agent_drops", Observation.Kind.TALLY, Unit.COUNT, List.of("session", "reason")),
  /** Wall time less tick where the rules run, written by their host. */
  PIPELINE_LAG("pipeline_lag", Observation.Kind.LEVEL, Unit.MILLISECONDS, List.of("partition")),
  /** One at each tick, whatever else happens: what a watchdog fires on. */
  TICK("tick", Observation.Kind.TALLY, Unit.COUNT, List.of());

  /** FINAL words come 5 s later, or 19 where clocks have to settle: by then a second is judged. */
  private static final long FINAL_LAG_SECONDS = 20;

  private final String key;
  private final Observation.Kind kind;
  private final Unit unit;
  private final Set<String> labels;

  Metric(String key, Observation.Kind kind, Unit unit, List<String> labels) {
    this.key = key;
    this.kind = kind;
    this.unit = unit;
    this.labels = MetricLabels.withContext(labels);
  }

  /** Its name in a rules file. */
  public String key() {
    return key;
  }

  /** In what form a second of it comes. */
  public Observation.Kind kind() {
    return kind;
  }

  public Unit unit() {
    return unit;
  }

  /** Labels that its series may carry, sorted. */
  public Set<String> labels() {
    return labels;
  }

  /** Scopes that its series can be told apart by. */
  public List<Scope> scopes() {
    return Arrays.stream(Scope.values()).filter(each -> labels.containsAll(each.labels())).toList();
  }

  /** How much later than observed its samples count, because they are known so late. */
  public long lagSeconds() {
    return this == LISTENING_QUALITY || this == LATE_OBSERVATIONS ? FINAL_LAG_SECONDS : 0;
  }

  /** Label that every rule about it must name, because its values do not compare; null = none. */
  public @Nullable String apartBy() {
    return this == LISTENING_QUALITY ? "scale" : null;
  }

  public static List<String> keys() {
    return Arrays.stream(values()).map(Metric::key).toList();
  }

  /** Null = no such metric. */
  public static @Nullable Metric named(String key) {
    return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst().orElse(null);
  }
}
