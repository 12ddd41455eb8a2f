package io.earshot.collectors.edge.count;

import java.util.Locale;

/** What is counted, one metric each. */
public enum Subject {
  /** Batches by verdict: accepted, or the reason of a refusal on the wire. */
  BATCHES,
  /** Requests and connections turned away before their body was read. */
  REFUSALS,
  /** Fields, values and rows that were lost from batches that were taken. */
  LOST_VALUES,
  /** Batches that waited for their session: parked, forwarded, expired, overflow, forbidden. */
  UNASSIGNED,
  /** Webhooks by event, or by what was wrong with them. */
  WEBHOOKS,
  /** Stages of utterances by verdict. */
  STAGES,
  /** Frames of connections: probe, unknown_type, malformed, too_large. */
  FRAMES,
  /** Connections by how they came and went. */
  CONNECTIONS;

  String metric() {
    return name().toLowerCase(Locale.ROOT);
  }
}
