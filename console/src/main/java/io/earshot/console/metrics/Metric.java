package io.earshot.console.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every metric there is. Units are Prometheus' base units: seconds, bytes, ratios of 0 to 1. */
public enum Metric {
  BUILD_INFO("earshot_build_info", MetricKind.INFO, "Version of this build.", "version"),
  EVENT_TIME_LAG(
      "earshot_event_time_lag_seconds",
      MetricKind.GAUGE,
      "Age of the newest second that is closed (live) or judged (alerts).",
      "of"),

  HOP_LATENCY(
      "earshot_hop_latency_seconds",
      Edges.DELAYS,
      "Delays of one hop of all live calls, in windows that became final since the start.",
      "hop"),
  RTT("earshot_rtt_seconds", Edges.DELAYS, "RTCP round trips of all live calls.", "leg"),
  ICE_RTT("earshot_ice_rtt_seconds", Edges.DELAYS, "STUN round trips of all live calls."),
  JITTER(
      "earshot_jitter_seconds",
      Edges.JITTER,
      "Interarrival jitter (RFC 3550), one value for each second and stream.",
      "leg"),
  PACKET_LOSS(
      "earshot_packet_loss_ratio",
      MetricKind.GAUGE,
      "Lost by expected packets in the newest final window of 10 s.",
      "leg"),
  EXPECTED_PACKETS(
      "earshot_packets_expected_total", MetricKind.COUNTER, "RTP packets that were due.", "leg"),
  RECEIVED_PACKETS(
      "earshot_packets_received_total",
      MetricKind.COUNTER,
      "RTP packets that came, without duplicates.",
      "leg"),
  MOS(
      "earshot_mos",
      MetricKind.GAUGE,
      "Listening quality of the worst stream in the newest final window of 10 s.",
      "scale"),
  MOS_WINDOWS(
      "earshot_mos_windows_total",
      MetricKind.COUNTER,
      "Windows of 10 s of streams, by the least MOS of their class (ITU-T G.107 table B.1).",
      "scale",
      "from"),
  CALL_WINDOWS(
      "earshot_call_windows_total", MetricKind.COUNTER, "Windows of 10 s of calls that are final."),
  CONNECTION_ATTEMPTS(
      "earshot_connection_attempts_total", MetricKind.COUNTER, "Media connections attempted."),
  CONNECTION_FAILURES(
      "earshot_connection_failures_total",
      MetricKind.COUNTER,
      "Media connections that failed.",
      "reason"),
  SESSIONS("earshot_sessions", MetricKind.GAUGE, "Calls that the page knows.", "state"),

  ALERTS("earshot_alerts", MetricKind.GAUGE, "Alerts that are open.", "rule", "severity", "state"),
  ALERT_TRANSITIONS(
      "earshot_alert_transitions_total",
      MetricKind.COUNTER,
      "Changes of alerts, by the state after the change.",
      "rule",
      "severity",
      "state"),
  ALERT_RECORDS(
      "earshot_alert_records_total",
      MetricKind.COUNTER,
      "Measurements and ticks read by the rules."),
  ALERT_UNREADABLE(
      "earshot_alert_unreadable_records_total",
      MetricKind.COUNTER,
      "Measurements that the rules could not read."),
  ALERT_SAMPLES(
      "earshot_alert_samples_total",
      MetricKind.COUNTER,
      "Samples by what became of them.",
      "verdict"),
  ALERT_RULE_ERRORS(
      "earshot_alert_rule_errors_total",
      MetricKind.COUNTER,
      "Seconds in which a rule could not be judged.",
      "kind"),
  ALERT_RULES_FROM(
      "earshot_alert_rules_start_timestamp_seconds",
      MetricKind.GAUGE,
      "Second from which the rules hold that judge now; 0 = those of the first start."),
  NOTICES(
      "earshot_notices_total",
      MetricKind.COUNTER,
      "Notices to a receiver by what became of them.",
      "receiver",
      "outcome"),
  NOTICES_WAITING(
      "earshot_notices_waiting",
      MetricKind.GAUGE,
      "Notices that a receiver has not acknowledged.",
      "receiver"),
  NOTICES_MUTED(
      "earshot_notices_muted_total",
      MetricKind.COUNTER,
      "Notices that came too late to be told to anybody."),

  AGENT_DROPPED(
      "earshot_agent_dropped_total",
      MetricKind.COUNTER,
      "Observations that agents had no room for, as they say themselves.",
      "reason"),
  LATE_RECORDS(
      "earshot_late_records_dropped_total",
      MetricKind.COUNTER,
      "What came after its second was closed.",
      "stage"),
  DEAD_LETTERS("earshot_dead_letters_total", MetricKind.COUNTER, "Dead letters that were written."),
  REFUSED_RECORDS(
      "earshot_refused_records_total",
      MetricKind.COUNTER,
      "Records that the engine could not use.",
      "reason"),
  ENGINE_BATCHES(
      "earshot_engine_batches_total",
      MetricKind.COUNTER,
      "Batches by what the engine did with them.",
      "outcome"),
  ENGINE_RECORDS(
      "earshot_engine_records_total",
      MetricKind.COUNTER,
      "Records that the engine wrote or read, by kind.",
      "kind"),
  ENGINE_LAG(
      "earshot_engine_lag_records",
      MetricKind.GAUGE,
      "Records that the engine has not read yet, as of its newest fetch."),
  ROLLUP_RECORDS(
      "earshot_rollup_records_total",
      MetricKind.COUNTER,
      "What the rollups published or could not use.",
      "outcome"),

  EDGE_BATCHES(
      "earshot_edge_batches_total",
      MetricKind.COUNTER,
      "Batches by verdict: accepted, or why not.",
      "reason"),
  EDGE_REFUSALS(
      "earshot_edge_refusals_total",
      MetricKind.COUNTER,
      "Requests and connections turned away before their body was read.",
      "reason"),
  EDGE_LOST_VALUES(
      "earshot_edge_lost_values_total",
      MetricKind.COUNTER,
      "Fields, values and rows lost from batches that were taken.",
      "reason"),
  EDGE_UNASSIGNED(
      "earshot_edge_unassigned_total",
      MetricKind.COUNTER,
      "Batches that waited for their session.",
      "reason"),
  EDGE_WEBHOOKS(
      "earshot_edge_webhooks_total",
      MetricKind.COUNTER,
      "Webhooks by event, or by what was wrong with them.",
      "reason"),
  EDGE_STAGES(
      "earshot_edge_stages_total",
      MetricKind.COUNTER,
      "Stages of utterances by verdict.",
      "reason"),
  EDGE_FRAMES(
      "earshot_edge_frames_total", MetricKind.COUNTER, "Other frames of connections.", "reason"),
  EDGE_CONNECTIONS(
      "earshot_edge_connections_total",
      MetricKind.COUNTER,
      "Connections by how they came and went.",
      "reason"),
  EDGE_AGENTS("earshot_edge_agents", MetricKind.GAUGE, "Agents that are connected."),
  EDGE_HELD(
      "earshot_edge_held_bytes", MetricKind.GAUGE, "Bytes that the broker does not have yet."),

  FEED_UP(
      "earshot_page_feed_up",
      MetricKind.GAUGE,
      "1 = what the page shows is current; 0 = it is old or not complete yet."),
  FEED_AGE(
      "earshot_page_feed_age_seconds",
      MetricKind.GAUGE,
      "Since anything last came from the engine."),
  PAGE_CLIENTS("earshot_page_clients", MetricKind.GAUGE, "Browsers that watch the page."),
  PAGE_CLIENTS_ENDED(
      "earshot_page_clients_ended_total",
      MetricKind.COUNTER,
      "Browsers that were turned away or cut off.",
      "reason"),
  FOLDED_SERIES(
      "earshot_metric_series_folded_total",
      MetricKind.COUNTER,
      "Series that a scrape had no room for, each time; they are in the value other.",
      "metric");

  private final String key;
  private final MetricKind kind;
  private final String help;
  private final List<String> labels;
  private final @Nullable Edges edges;

  Metric(String key, MetricKind kind, String help, String... labels) {
    this(key, kind, null, help, labels);
  }

  Metric(String key, Edges edges, String help, String... labels) {
    this(key, MetricKind.HISTOGRAM, edges, help, labels);
  }

  Metric(String key, MetricKind kind, @Nullable Edges edges, String help, String... labels) {
    this.key = key;
    this.kind = kind;
    this.edges = edges;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** Its name, with the ending that Prometheus wants of its kind. */
  public String key() {
    return key;
  }

  public MetricKind kind() {
    return kind;
  }

  /** One sentence for people. */
  public String help() {
    return help;
  }

  /** Names of its labels, in the order of their values. */
  public List<String> labels() {
    return labels;
  }

  /** Upper edges of a histogram; null = it is none. */
  public @Nullable Edges edges() {
    return edges;
  }
}
