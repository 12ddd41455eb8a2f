package io.earshot.agent.observation;

/** Which object a report was read from; the symbols of the schema. */
public enum ReportType {
  UNKNOWN,
  INBOUND_RTP,
  OUTBOUND_RTP,
  REMOTE_INBOUND_RTP,
  REMOTE_OUTBOUND_RTP,
  CANDIDATE_PAIR,
  SFU_LEG
}
